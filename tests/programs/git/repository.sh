# A repository from the first commit to a clone of it.
# SPDX-License-Identifier: MIT
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=C GIT_COMMITTER_EMAIL=c@example.org
export GIT_AUTHOR_DATE='1000000000 +0000' GIT_COMMITTER_DATE='1000000000 +0000' GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat
git init -q -b main repo && cd repo || exit
for i in 1 2 3 4 5; do seq "$i" 3000 > "file$i"; mkdir -p "dir$i"; echo "$i" > "dir$i/x"; git add -A; git commit -qm "commit $i"; done
git log --format='%h %s %an %ct'
git log --stat -1 | tail -n 3
git checkout -q -b topic HEAD~2 && sed -i '5s/.*/changed/' file1 && git commit -qam topic && git diff main topic --stat | tail -n 3
git diff HEAD~1 | tail -n 9
git checkout -q main && git merge -q -m merge topic && git log --graph --format=%s | head -n 6
git tag -a -m 'a tag' v1 && git describe; git rev-parse HEAD 'HEAD^{tree}' v1
echo noise > untracked; git status --short; git stash -q -u; git status --short; git stash pop -q; rm untracked
git blame -s -L 4,6 file1; git grep -n '^2999$' | head -n 2; git ls-tree -r HEAD | md5sum
git checkout -q -b conflict HEAD~1 && echo other > dir1/x && git commit -qam other && git checkout -q main && echo mine > dir1/x && git commit -qam mine
git merge conflict 2>&1 | tail -n 2; cat dir1/x; git merge --abort; git cherry-pick -x conflict > /dev/null 2>&1 || git cherry-pick --abort
git rebase -q HEAD~1 2>&1; git reset -q --hard HEAD~1; git reflog | wc -l
git fsck --full 2>&1 | grep -v dangling; git gc -q --prune=now --aggressive; git count-objects -v | grep -E 'count|packs'; git fsck --full 2>&1 | grep -v dangling
git clone -q . ../clone 2>&1 && cd ../clone && git log --format=%s | head -n 2 && git fsck && git -C ../repo archive HEAD | tar -t | head -n 3
git -C ../repo bundle create -q ../b main && git bundle verify ../b 2> /dev/null | tail -n 1; git clone -q -b main ../b ../from-bundle && ls ../from-bundle
git format-patch -q -1 --stdout v1~1 | head -n 4; git shortlog -s HEAD; git worktree add -q ../tree v1 2> /dev/null; git worktree list | wc -l
