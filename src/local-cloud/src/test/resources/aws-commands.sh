#!/usr/bin/env bash
# Unchanged commands of the AWS CLI against a local cloud; the environment says where it is. Ends with an error at the first that
# does not do what AWS does. Run by AwsCommandsStory, or by hand: eval "$(./signalbox local env)"; bash this-file (in an empty folder)
set -euo pipefail
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=text AWS_EC2_METADATA_DISABLED=true
step() { echo "== $*"; }
is() { [ "$1" = "$2" ] || { echo "expected '$2', was '$1'" >&2; exit 1; }; }
has() { case "$1" in *"$2"*) ;; *) echo "expected '$2' in '$1'" >&2; exit 1 ;; esac; }
fails() { local why=$1 said; shift; if said=$("$@" 2>&1); then echo "should fail: $*" >&2; exit 1; fi; has "$said" "$why"; }
trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}'

step sts
is "$(aws sts get-caller-identity --query Account)" 000000000000

step s3
aws s3 mb s3://cli-files >/dev/null
mkdir -p tree/sub && echo one >tree/one.txt && echo two >tree/sub/two.txt && head -c 9000000 /dev/urandom >tree/big.bin
aws s3 cp tree/one.txt s3://cli-files/copied.txt --only-show-errors
aws s3 sync tree s3://cli-files/tree --only-show-errors
has "$(aws s3 ls --recursive s3://cli-files/)" tree/sub/two.txt
is "$(aws s3 sync tree s3://cli-files/tree)" ''
aws s3 sync s3://cli-files/tree back --only-show-errors
diff -r tree back
is "$(curl -s "$(aws s3 presign s3://cli-files/copied.txt --expires-in 60)")" one
is "$(aws s3 cp s3://cli-files/copied.txt -)" one
aws s3 mv s3://cli-files/copied.txt s3://cli-files/moved.txt --only-show-errors
is "$(aws s3api list-objects-v2 --bucket cli-files --prefix m --query 'Contents[].Key')" moved.txt
fails 404 aws s3api head-object --bucket cli-files --key none

step dynamodb
aws dynamodb create-table --table-name cli-items --billing-mode PAY_PER_REQUEST --key-schema AttributeName=id,KeyType=HASH \
  --attribute-definitions AttributeName=id,AttributeType=S >/dev/null
aws dynamodb wait table-exists --table-name cli-items
aws dynamodb put-item --table-name cli-items --item '{"id":{"S":"a"},"n":{"N":"1"}}'
fails ConditionalCheckFailedException aws dynamodb put-item --table-name cli-items --item '{"id":{"S":"a"}}' \
  --condition-expression 'attribute_not_exists(id)'
is "$(aws dynamodb update-item --table-name cli-items --key '{"id":{"S":"a"}}' --update-expression 'ADD n :by' \
  --expression-attribute-values '{":by":{"N":"41"}}' --return-values ALL_NEW --query Attributes.n.N)" 42
is "$(aws dynamodb query --table-name cli-items --key-condition-expression 'id = :id' \
  --expression-attribute-values '{":id":{"S":"a"}}' --query Count)" 1
is "$(aws dynamodb scan --table-name cli-items --query Count)" 1

step sqs
queue=$(aws sqs create-queue --queue-name cli-queue --query QueueUrl)
aws sqs send-message --queue-url "$queue" --message-body hello >/dev/null
receipt=$(aws sqs receive-message --queue-url "$queue" --wait-time-seconds 5 --query 'Messages[0].ReceiptHandle')
aws sqs delete-message --queue-url "$queue" --receipt-handle "$receipt"
fails NonExistentQueue aws sqs get-queue-url --queue-name none

step sns
topic=$(aws sns create-topic --name cli-topic --query TopicArn)
arn=$(aws sqs get-queue-attributes --queue-url "$queue" --attribute-names QueueArn --query Attributes.QueueArn)
printf '{"Policy":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"sns.amazonaws.com\\"},\\"Action\\":\\"sqs:SendMessage\\",\\"Resource\\":\\"*\\"}]}"}' >policy.json
aws sqs set-queue-attributes --queue-url "$queue" --attributes file://policy.json
aws sns subscribe --topic-arn "$topic" --protocol sqs --notification-endpoint "$arn" --attributes RawMessageDelivery=true >/dev/null
aws sns publish --topic-arn "$topic" --message news >/dev/null
is "$(aws sqs receive-message --queue-url "$queue" --wait-time-seconds 10 --query 'Messages[0].Body')" news

step iam
aws iam create-role --role-name cli-role --assume-role-policy-document "$trust" >/dev/null
role=$(aws iam get-role --role-name cli-role --query Role.Arn)
fails NoSuchEntity aws iam get-role --role-name none

step stepfunctions
machine=$(aws stepfunctions create-state-machine --name cli-machine --role-arn "$role" --query stateMachineArn --definition \
  '{"StartAt":"Count","States":{"Count":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:updateItem","End":true,"ResultPath":null,"Parameters":
   {"TableName":"cli-items","Key":{"id":{"S":"b"}},"UpdateExpression":"ADD n :one","ExpressionAttributeValues":{":one":{"N":"1"}}}}}}')
execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --input '{"a":1}' --query executionArn)
for _ in $(seq 100); do
  status=$(aws stepfunctions describe-execution --execution-arn "$execution" --query status)
  [ "$status" = RUNNING ] || break
done
is "$status" SUCCEEDED
has "$(aws stepfunctions get-execution-history --execution-arn "$execution" --query 'events[].type')" TaskSucceeded
is "$(aws dynamodb get-item --table-name cli-items --key '{"id":{"S":"b"}}' --query Item.n.N)" 1

step logs
aws logs create-log-group --log-group-name /cli
aws logs create-log-stream --log-group-name /cli --log-stream-name s
aws logs put-log-events --log-group-name /cli --log-stream-name s --log-events "timestamp=$(date +%s)000,message=hello" >/dev/null
is "$(aws logs filter-log-events --log-group-name /cli --filter-pattern hello --query 'events[0].message')" hello
# The tail of version 1 of the CLI is a session of its own, which only version 2 has.
if aws logs tail help >/dev/null 2>&1; then has "$(aws logs tail /cli --since 1h)" hello; fi

step kms
key=$(aws kms create-key --query KeyMetadata.KeyId)
aws kms create-alias --alias-name alias/cli --target-key-id "$key"
cipher=$(aws kms encrypt --key-id alias/cli --plaintext fileb://tree/one.txt --query CiphertextBlob)
echo "$cipher" | base64 -d >cipher.bin
is "$(aws kms decrypt --ciphertext-blob fileb://cipher.bin --query Plaintext | base64 -d)" one

step ses
aws ses verify-email-identity --email-address me@example.com
aws ses send-email --from me@example.com --destination ToAddresses=you@example.com \
  --message 'Subject={Data=Hi},Body={Text={Data=Hello}}' >/dev/null

step lambda
fails ResourceNotFoundException aws lambda get-function --function-name none
is "$(aws lambda list-functions --query 'length(Functions)')" 0

step batch
subnet=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId')
group=$(aws ec2 describe-security-groups --query 'SecurityGroups[0].GroupId')
aws batch create-compute-environment --compute-environment-name cli-env --type MANAGED \
  --compute-resources "type=FARGATE,maxvCpus=1,subnets=$subnet,securityGroupIds=$group" >/dev/null
aws batch create-job-queue --job-queue-name cli-jobs --priority 1 \
  --compute-environment-order order=1,computeEnvironment=cli-env >/dev/null
aws batch register-job-definition --job-definition-name cli-job --type container --platform-capabilities FARGATE --container-properties \
  "{\"image\":\"s3://cli-files/none.jar\",\"executionRoleArn\":\"$role\",\"resourceRequirements\":[{\"type\":\"VCPU\",\"value\":\"0.25\"},{\"type\":\"MEMORY\",\"value\":\"512\"}]}" >/dev/null
job=$(aws batch submit-job --job-name j --job-queue cli-jobs --job-definition cli-job --query jobId)
for _ in $(seq 100); do
  status=$(aws batch describe-jobs --jobs "$job" --query 'jobs[0].status')
  [ "$status" != FAILED ] || break
done
is "$status" FAILED # for the image is not there, and it says so
has "$(aws batch describe-jobs --jobs "$job" --query 'jobs[0].attempts[0].container.reason')" none.jar

step cloudformation
cat >template.yaml <<'T'
Parameters: {Days: {Type: Number}}
Resources:
  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /cli-stack, RetentionInDays: !Ref Days}}
Outputs: {Name: {Value: !Ref Log}}
T
aws cloudformation validate-template --template-body file://template.yaml >/dev/null
aws cloudformation deploy --stack-name cli-stack --template-file template.yaml --parameter-overrides Days=3 >/dev/null
is "$(aws cloudformation describe-stacks --stack-name cli-stack --query 'Stacks[0].Outputs[0].OutputValue')" /cli-stack
aws cloudformation delete-stack --stack-name cli-stack
aws cloudformation wait stack-delete-complete --stack-name cli-stack
fails 'does not exist' aws cloudformation describe-stacks --stack-name cli-stack

step "what is not there says so"
fails DescribeFleets aws ec2 describe-fleets
aws s3 rb s3://cli-files --force >/dev/null
echo done
