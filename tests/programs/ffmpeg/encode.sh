# ffmpeg: pictures and sound are made, encoded by several encoders, decoded again and measured.
# SPDX-License-Identifier: MIT
for folder in /usr/lib/*-linux-gnu; do LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$folder/blas:$folder/lapack:$folder/pulseaudio; done
export LD_LIBRARY_PATH
ffmpeg() { /usr/bin/ffmpeg -nostdin -y -hide_banner -loglevel error "$@" 2>&1; }
frames=${FRAMES:-12}
pictures="testsrc=size=192x144:rate=12"

encode() { # NAME EXTENSION OPTIONS...: encodes, then says whether as many come out and look like the source
    local name=$1 file=$1.$2
    shift 2
    ffmpeg -f lavfi -i "$pictures" -frames:v "$frames" -threads 2 "$@" "$file" || return
    ffmpeg -i "$file" -f lavfi -i "$pictures" -frames:v "$frames" -lavfi "[0:v]format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]psnr=stats_file=$name.psnr" -f null -
    awk -v name="$name" -v frames="$frames" '{ for (i = 1; i <= NF; i++) if (split($i, f, ":") == 2 && f[1] == "psnr_avg") { n++; if (f[2] == "inf" || f[2] > 28) good++ } }
        END { print name, (good >= frames) ? "good" : good " of " n }' "$name.psnr"
}
encode mpeg4 avi -c:v mpeg4 -q:v 3
encode x264 mp4 -c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p
encode lossless mkv -c:v ffv1 -pix_fmt yuv420p
encode vp9 webm -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M
sound="sine=frequency=440:sample_rate=44100:duration=3"
for codec in aac libmp3lame flac libopus; do
    ffmpeg -f lavfi -i "$sound" -ar 48000 -c:a $codec -b:a 96k sound.$codec.mkv
    ffmpeg -i sound.$codec.mkv -ac 1 -ar 8000 -f s16le -c:a pcm_s16le sound.raw
    # Whether the zero crossings of what comes out are those of 440 Hz.
    od -An -v -td2 -w2 sound.raw | awk -v c=$codec '{ if (NR > 1 && (last < 0) != ($1 < 0)) n++; last = $1 } END { print c, (n > 2600 && n < 2720) ? "440 Hz" : "crossings: " n }'
done
