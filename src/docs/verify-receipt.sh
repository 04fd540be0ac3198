#!/bin/bash
# Verifies a receipt without trusting the hub, with bash, jq, xxd and openssl 3 alone.
#
#   verify-receipt.sh MESSAGE.p7m RECEIPT.json CA.pem LOG.key [TSA.pem]
#
# MESSAGE.p7m   the signed message, the very bytes that were sent
# RECEIPT.json  what POST /api/v1/messages answered
# CA.pem        the authority whose fingerprint stood in your letter
# LOG.key       the line of GET /log/key, kept since the first contact
# TSA.pem       the authority above the time-stamps, if it is another than CA.pem
#
# Ends with 0 and "OK", or with 7 and the first thing that is wrong.
set -u
[ $# -eq 4 ] || [ $# -eq 5 ] \
    || { echo "usage: $0 MESSAGE.p7m RECEIPT.json CA.pem LOG.key [TSA.pem]" >&2; exit 2; }
message=$1 receipt=$2 ca=$3 logkey=$4 tsa=${5:-$3}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT

bad() { echo "BAD: $1"; exit 7; }
field() { jq -ej "$1" "$2" || bad "no $1 in $2"; }
unbase64() { openssl base64 -d -A; }
sha256() { openssl dgst -sha256 -binary | xxd -p -c 64; }
node() { printf '%s' "$1" | xxd -r -p | sha256; }

# 1. The statement is about this message.
field .statement "$receipt" | unbase64 > "$dir/statement"
digest=$(sha256 < "$message")
[ "$(field .messageSha256 "$dir/statement")" = "$digest" ] || bad "the statement is about another message"

# 2. The statement stands in the log: entry = SHA-256(statement), leaf = SHA-256(0x00 || entry).
hash=$(node "00$(sha256 < "$dir/statement")")
fn=$(field .log.index "$receipt")
size=$(field .log.treeSize "$receipt")
sn=$((size - 1))
[ "$fn" -le "$sn" ] || bad "the index lies behind the tree"
for step in $(jq -r '.log.inclusionProof[]' "$receipt"); do
    [ "$sn" -ne 0 ] || bad "the proof is too long"
    sibling=$(printf '%s' "$step" | unbase64 | xxd -p -c 64)
    if [ $((fn & 1)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
        hash=$(node "01$sibling$hash")
        while [ $((fn & 1)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn >> 1)) sn=$((sn >> 1)); done
    else
        hash=$(node "01$hash$sibling")
    fi
    fn=$((fn >> 1)) sn=$((sn >> 1))
done
[ "$sn" -eq 0 ] || bad "the proof is too short"

# 3. That root is the one of the checkpoint, which names the same log and size.
field .log.checkpoint "$receipt" > "$dir/checkpoint"
{ read -r origin && read -r stated && read -r root && read -r empty && read -r dash name signature; } \
    < "$dir/checkpoint" || bad "no checkpoint"
[ -z "$empty" ] || bad "no checkpoint"
[ "$origin" = "$(field .log.origin "$receipt")" ] || bad "the checkpoint is of another log"
[ "$stated" = "$size" ] || bad "the checkpoint is of another size"
[ "$(printf '%s' "$root" | unbase64 | xxd -p -c 64)" = "$hash" ] || bad "not included in the log"

# 4. The checkpoint is signed by the log's key (Ed25519, C2SP signed note).
# Not by IFS=+: "read" would drop a plus sign with which the key itself ends.
read -r line < "$logkey" || [ -n "${line:-}" ] || bad "no log key"
keyname=${line%%+*} rest=${line#*+}
keyid=${rest%%+*} key=${rest#*+}
[ "$keyname" = "$origin" ] && [ "$name" = "$origin" ] || bad "the key is of another log"
bytes=$(printf '%s' "$key" | unbase64 | xxd -p -c 64)
[ "${bytes:0:2}" = 01 ] || bad "the log key is not Ed25519"
printf '302a300506032b6570032100%s' "${bytes:2}" | xxd -r -p > "$dir/public.der"
printf '%s\n%s\n%s\n' "$origin" "$stated" "$root" > "$dir/text"
line=$(printf '%s' "$signature" | unbase64 | xxd -p -c 128)
[ "${line:0:8}" = "$keyid" ] || bad "the checkpoint is signed by another key"
printf '%s' "${line:8}" | xxd -r -p > "$dir/signature"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$dir/public.der" -rawin \
    -in "$dir/text" -sigfile "$dir/signature" > "$dir/out" 2>&1 || bad "the log's signature does not hold"

# 5. The checkpoint bears the seal of the hub that the statement names.
field .seal "$receipt" | unbase64 > "$dir/seal"
openssl cms -verify -cades -binary -inform DER -in "$dir/seal" -content "$dir/checkpoint" \
    -CAfile "$ca" -purpose any -signer "$dir/signer.pem" -out "$dir/out" 2> "$dir/err" \
    || bad "the hub's seal does not hold"
[ "$(grep -c '^-----BEGIN CERTIFICATE' "$dir/signer.pem")" -eq 1 ] || bad "the seal is not the hub's alone"
subject=$(openssl x509 -in "$dir/signer.pem" -noout -subject -nameopt multiline)
hub=$(field .hub "$dir/statement")
case "$subject"$'\n' in *"commonName"*"= $hub"$'\n'*) ;; *) bad "the seal is not of the hub $hub" ;; esac

# 6. A time-stamp, where there is one, is over the seal: all this was there at that time at the latest.
stamped=
if jq -e 'has("timestamp")' "$receipt" > "$dir/out"; then
    field .timestamp "$receipt" | unbase64 > "$dir/token"
    openssl ts -verify -data "$dir/seal" -in "$dir/token" -token_in -CAfile "$tsa" > "$dir/out" 2>&1 \
        || bad "the time-stamp does not hold"
    stamped=$(openssl ts -reply -in "$dir/token" -token_in -text 2> "$dir/err" | grep '^Time stamp: ')
fi

echo "OK: $(field .kind "$dir/statement") of $(field .messageId "$dir/statement")," \
    "entry $(field .log.index "$receipt") of $origin, $(field .time "$dir/statement")" \
    "${stamped:+($stamped)}"
