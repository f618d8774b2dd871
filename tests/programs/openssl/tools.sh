# Digests, ciphers, keys, certificates, and a TLS connection over the loopback.
# SPDX-License-Identifier: MIT
seq 1 50000 > data
for digest in md5 sha1 sha256 sha512 sha3-256 blake2b512 sm3 ripemd160; do openssl dgst -"$digest" -provider default -provider legacy data 2> /dev/null; done
openssl dgst -sha256 -hmac key data; openssl mac -macopt hexkey:000102030405060708090a0b0c0d0e0f -macopt cipher:AES-128-CBC -in data CMAC
key=00112233445566778899aabbccddeeff iv=0102030405060708090a0b0c0d0e0f10
for cipher in aes-128-cbc aes-128-ctr aes-128-ecb camellia-128-cbc aria-128-cbc sm4-cbc; do
    openssl enc -"$cipher" -K $key -iv $iv -in data -out packed 2> /dev/null; openssl dgst -sha256 packed; openssl enc -d -"$cipher" -K $key -iv $iv -in packed 2> /dev/null | cmp - data && echo "$cipher"
done
openssl enc -aes-256-cbc -pbkdf2 -iter 2000 -pass pass:word -in data -out packed && openssl enc -d -aes-256-cbc -pbkdf2 -iter 2000 -pass pass:word -in packed | cmp - data && echo pbkdf2
openssl enc -chacha20 -K $key$key -iv $iv -in data | openssl dgst -sha256
openssl base64 -in data | md5sum
openssl genrsa -out rsa.pem 1024 2> /dev/null && openssl rsa -in rsa.pem -check -noout; openssl rsa -in rsa.pem -pubout -out public.pem 2> /dev/null
openssl dgst -sha256 -sign rsa.pem -out signature data && openssl dgst -sha256 -verify public.pem -signature signature data
openssl pkeyutl -encrypt -pubin -inkey public.pem -in <(echo secret) -out sealed && openssl pkeyutl -decrypt -inkey rsa.pem -in sealed
for curve in prime256v1 secp384r1 secp521r1; do openssl ecparam -name $curve -genkey -noout -out ec.pem && openssl dgst -sha256 -sign ec.pem -out signature data && openssl dgst -sha256 -prverify ec.pem -signature signature data; done
openssl genpkey -algorithm ed25519 -out ed.pem && openssl pkeyutl -sign -inkey ed.pem -rawin -in rsa.pem -out signature && openssl pkeyutl -verify -inkey ed.pem -rawin -in rsa.pem -sigfile signature
openssl genpkey -algorithm x25519 -out x1.pem; openssl genpkey -algorithm x25519 -out x2.pem; openssl pkey -in x1.pem -pubout -out p1.pem; openssl pkey -in x2.pem -pubout -out p2.pem
openssl pkeyutl -derive -inkey x1.pem -peerkey p2.pem -out s1 && openssl pkeyutl -derive -inkey x2.pem -peerkey p1.pem -out s2 && cmp s1 s2 && echo derived
openssl prime 2305843009213693951 561; openssl rand 16 | wc -c; echo -n abc | openssl sha1; openssl asn1parse -genstr UTF8:hello
cat > config <<C
[req]
distinguished_name = name
prompt = no
[name]
CN = localhost
C
openssl req -x509 -config config -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.pem -out cert.pem -days 3650 2> /dev/null
openssl x509 -in cert.pem -noout -subject -nameopt RFC2253; openssl verify -CAfile cert.pem cert.pem
port=$((20000 + $$ % 20000))
openssl s_server -quiet -accept 127.0.0.1:$port -cert cert.pem -key server.pem -www > /dev/null 2>&1 & server=$!
for try in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; (exec 3<> /dev/tcp/127.0.0.1/$port) 2> /dev/null && break; done
for version in tls1_2 tls1_3; do
    { echo 'GET / HTTP/1.0'; echo; sleep 0.5; } | openssl s_client -connect 127.0.0.1:$port -CAfile cert.pem -$version -ign_eof 2> /dev/null | tr -d '\r' | grep -E '^ *(New, TLS|Verify return code|HTTP/1.0)' | sort -u
done
kill $server; wait $server 2> /dev/null
for name in sha256 aes-128-gcm chacha20-poly1305; do openssl speed -seconds 1 -bytes 8192 -evp $name 2> /dev/null | gawk 'END { print ($2 + 0 > 0) }'; done
openssl speed -seconds 1 ecdsap256 2> /dev/null | tail -n 1 | gawk '{ print ($NF > 0) }'
