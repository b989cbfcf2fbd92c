#!/usr/bin/env bash
# Prints, as a table, how many lines of the local cloud are written by hand per service, and what libraries do there.
# Lines with nothing but a comment, an import or a bracket do not count. Usage: packaging/count-lines.sh > src/docs/hand-written.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../src"
cloud=local-cloud/src/main/java/dev/signalbox/localcloud
lines() { find "$@" -name '*.java' ! -name package-info.java -exec cat {} + | grep -cEv '^\s*($|//|/?\*|import |package |[{}();]*$)'; }
row() { printf "| %s | %'d | %'d | %s |\n" "$1" "$(find "${@:3}" -name '*.java' ! -name package-info.java | wc -l)" "$(lines "${@:3}")" "$2"; }
s=$cloud/service
cat <<'T'
# What is written by hand

By `packaging/count-lines.sh`: lines without blanks, comments, imports and brackets alone. Requests, responses and their names on the wire are the
model classes of the AWS SDK for every service; one codec turns them into HTTP and back.

| part | classes | lines | what a library does |
|---|---|---|---|
T
row "API Gateway" "WebSocket and HTTP: Jetty; mapping templates: Velocity" $s/apigatewayv2
row Batch "" $s/batch
row CloudFormation "YAML with positions: SnakeYAML Engine" $s/cloudformation
row DynamoDB "transactional storage, ordered maps: H2 MVStore" $s/dynamodb
row "EC2 (describe)" "" $s/ec2
row "EventBridge, patterns" "" $s/events $cloud/pattern
row "IAM, policies, enforcement" "" $s/iam $cloud/policy $cloud/access
row KMS "ciphers, signatures: the JDK" $s/kms
row Lambda "handler loading and serialization: AWS's runtime interface client" $s/lambda $cloud/bootstrap
row Logs "" $s/logs
row S3 "protocol, presigned addresses, chunked signatures: S3Proxy's handler" $s/s3
row SES "MIME: Angus Mail" $s/ses $s/outbox $cloud/outbox
row SNS "" $s/sns
row SQS "" $s/sqs
row "Step Functions" "" $s/stepfunctions
row "the language of state machines (src/states-language)" "JSONPath: Jayway; JSONata: dashjoin's port of the reference" states-language/src/main
row STS "" $s/sts
row "wire: protocols, signatures" "models: AWS SDK; JSON and CBOR: Jackson" $cloud/wire
row "server: front door" "HTTP and WebSocket: Jetty" $cloud/server
row "store" "log-structured file, recovery: H2 MVStore" $cloud/store
row "runtime, start, folder" "" $cloud/runtime $cloud/*.java
row "**all**" "" $cloud states-language/src/main
