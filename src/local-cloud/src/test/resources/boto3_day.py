"""A working day with the unchanged boto3 against a local cloud: resources, waiters, paginators, transfers.

The endpoint and the keys come from the environment. Prints a line for each part that went well; the first thing that
does not ends it with a traceback. Run by Boto3Story.
"""
import io
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

FUNCTION_JAR = sys.argv[1]
HANDLER = sys.argv[2]
PATH_STYLE = Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1})
QUICK = {"Delay": 1, "MaxAttempts": 60}


def refused(code, call):
    try:
        call()
    except ClientError as e:
        assert e.response["Error"]["Code"] == code, e
        return e.response["Error"]["Message"]
    raise AssertionError("was not refused with " + code)


def until(look, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen = look()
        if seen:
            return seen
        time.sleep(0.2)
    raise AssertionError("no " + what)


def s3():
    client = boto3.client("s3", config=PATH_STYLE)
    client.create_bucket(Bucket="day", CreateBucketConfiguration={"LocationConstraint": client.meta.region_name})
    client.get_waiter("bucket_exists").wait(Bucket="day")
    data = bytes(range(256)) * 65_536
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20, max_concurrency=4)
    client.upload_fileobj(io.BytesIO(data), "day", "large", ExtraArgs={"Metadata": {"who": "boto3"}}, Config=parts)
    back = io.BytesIO()
    client.download_fileobj("day", "large", back, Config=parts)
    assert back.getvalue() == data
    head = client.head_object(Bucket="day", Key="large")
    assert head["Metadata"] == {"who": "boto3"} and head["ETag"].endswith('-4"'), head
    assert client.get_object(Bucket="day", Key="large", Range="bytes=-3")["Body"].read() == data[-3:]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda i: client.put_object(Bucket="day", Key=f"many/{i % 3}/é {i}", Body=b"x"), range(60)))
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="day", Prefix="many/", PaginationConfig={"PageSize": 7})
    assert len([o for p in pages for o in p["Contents"]]) == 60
    folders = client.list_objects_v2(Bucket="day", Prefix="many/", Delimiter="/")["CommonPrefixes"]
    assert [f["Prefix"] for f in folders] == ["many/0/", "many/1/", "many/2/"]
    copied = client.copy_object(Bucket="day", Key="copy", CopySource={"Bucket": "day", "Key": "many/1/é 1"})
    assert copied["CopyObjectResult"]["ETag"]
    refused("PreconditionFailed", lambda: client.put_object(Bucket="day", Key="copy", Body=b"", IfNoneMatch="*"))
    refused("NoSuchKey", lambda: client.get_object(Bucket="day", Key="nothing"))
    refused("BucketNotEmpty", lambda: client.delete_bucket(Bucket="day"))
    bucket = boto3.resource("s3", config=PATH_STYLE).Bucket("day")
    bucket.objects.all().delete()
    client.delete_bucket(Bucket="day")


def dynamodb():
    client = boto3.client("dynamodb")
    table = boto3.resource("dynamodb").create_table(
        TableName="day", BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": n, "AttributeType": t} for n, t in (("pk", "S"), ("sk", "N"), ("kind", "S"))],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[{"IndexName": "kinds", "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}],
                                 "Projection": {"ProjectionType": "ALL"}}])
    client.get_waiter("table_exists").wait(TableName="day", WaiterConfig=QUICK)
    with table.batch_writer() as batch:
        for i in range(60):
            batch.put_item({"pk": "a", "sk": i, "kind": "odd" if i % 2 else "even", "n": Decimal("1.50"), "s": {"x", "y"},
                            "deep": [{"b": b"\x00\xff"}, None, True]})
    item = table.get_item(Key={"pk": "a", "sk": 7}, ConsistentRead=True)["Item"]
    assert item["n"] == Decimal("1.5") and item["s"] == {"x", "y"} and bytes(item["deep"][0]["b"].value) == b"\x00\xff"
    found = table.query(KeyConditionExpression=Key("pk").eq("a") & Key("sk").between(10, 20), ScanIndexForward=False,
                        FilterExpression=Attr("kind").eq("odd"), ReturnConsumedCapacity="TOTAL")
    assert [int(i["sk"]) for i in found["Items"]] == [19, 17, 15, 13, 11] and found["ConsumedCapacity"]["CapacityUnits"] > 0
    assert table.query(IndexName="kinds", KeyConditionExpression=Key("kind").eq("odd"), Select="COUNT")["Count"] == 30
    seen = table.update_item(Key={"pk": "a", "sk": 7}, UpdateExpression="SET n = n + :one, #l = :l REMOVE deep",
                             ExpressionAttributeNames={"#l": "list"}, ExpressionAttributeValues={":one": 1, ":l": [1]},
                             ReturnValues="ALL_NEW")["Attributes"]
    assert seen["n"] == Decimal("2.5") and seen["list"] == [1] and "deep" not in seen
    refused("ConditionalCheckFailedException", lambda: table.put_item(
        Item={"pk": "a", "sk": 7}, ConditionExpression=Attr("pk").not_exists()))
    try:
        client.transact_write_items(TransactItems=[
            {"Put": {"TableName": "day", "Item": {"pk": {"S": "t"}, "sk": {"N": "1"}}}},
            {"ConditionCheck": {"TableName": "day", "Key": {"pk": {"S": "a"}, "sk": {"N": "999"}},
                                "ConditionExpression": "attribute_exists(pk)"}}])
        raise AssertionError("the transaction went through")
    except client.exceptions.TransactionCanceledException as e:
        assert [r["Code"] for r in e.response["CancellationReasons"]] == ["None", "ConditionalCheckFailed"], e.response
    pages = client.get_paginator("scan").paginate(TableName="day", PaginationConfig={"PageSize": 11})
    assert sum(p["Count"] for p in pages) == 60
    table.delete()
    client.get_waiter("table_not_exists").wait(TableName="day", WaiterConfig=QUICK)


def messages():
    queues, topics = boto3.client("sqs"), boto3.client("sns")
    url = queues.create_queue(QueueName="day", Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = topics.create_topic(Name="day")["TopicArn"]
    queues.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn,
         "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]})})
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true",
                     "FilterPolicy": json.dumps({"kind": ["wanted"]})})
    for kind in ("other", "wanted"):
        topics.publish(TopicArn=topic, Message=kind, MessageAttributes={"kind": {"DataType": "String", "StringValue": kind}})
    got = queues.receive_message(QueueUrl=url, WaitTimeSeconds=10, MessageAttributeNames=["All"])["Messages"]
    assert [m["Body"] for m in got] == ["wanted"] and got[0]["MessageAttributes"]["kind"]["StringValue"] == "wanted"
    queues.delete_message(QueueUrl=url, ReceiptHandle=got[0]["ReceiptHandle"])
    sent = queues.send_message_batch(QueueUrl=url, Entries=[{"Id": str(i), "MessageBody": str(i)} for i in range(10)])
    assert len(sent["Successful"]) == 10
    topics.delete_topic(TopicArn=topic)
    queues.delete_queue(QueueUrl=url)


def functions_and_machines():
    roles, functions, machines, logs = (boto3.client(n) for n in ("iam", "lambda", "stepfunctions", "logs"))
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {
        "Service": ["lambda.amazonaws.com", "states.amazonaws.com"]}}]}
    role = roles.create_role(RoleName="day", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    roles.put_role_policy(RoleName="day", PolicyName="all", PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
    with open(FUNCTION_JAR, "rb") as jar:
        functions.create_function(FunctionName="day", Runtime="java21", Role=role, Handler=HANDLER, MemorySize=512,
                                  Timeout=30, Code={"ZipFile": jar.read()})
    functions.get_waiter("function_active_v2").wait(FunctionName="day", WaiterConfig=QUICK)
    answer = functions.invoke(FunctionName="day", Payload=json.dumps({"name": "boto3"}), LogType="Tail")
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer, answer["Payload"].read()
    arn = functions.get_function(FunctionName="day")["Configuration"]["FunctionArn"]
    definition = {"StartAt": "Call", "States": {
        "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "ResultPath": "$.answer", "Parameters": {
            "FunctionName": arn, "Payload.$": "$"}, "Next": "Wait"},
        "Wait": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": True,
                 "TimeoutSeconds": 60, "Parameters": {"QueueUrl.$": "$.queue", "MessageBody": {"token.$": "$$.Task.Token"}}}}}
    machine = machines.create_state_machine(name="day", roleArn=role, definition=json.dumps(definition))["stateMachineArn"]
    queues = boto3.client("sqs")
    url = queues.create_queue(QueueName="tokens")["QueueUrl"]
    run = machines.start_execution(stateMachineArn=machine, name="one", input=json.dumps({"name": "boto3", "queue": url}))
    got = queues.receive_message(QueueUrl=url, WaitTimeSeconds=20)["Messages"][0]
    machines.send_task_success(taskToken=json.loads(got["Body"])["token"], output='{"signal": "clear"}')
    end = until(lambda: (d := machines.describe_execution(executionArn=run["executionArn"]))["status"] != "RUNNING" and d, "end")
    assert end["status"] == "SUCCEEDED" and json.loads(end["output"]) == {"signal": "clear"}, end
    pages = machines.get_paginator("get_execution_history").paginate(executionArn=run["executionArn"],
                                                                     PaginationConfig={"PageSize": 5})
    events = [e["type"] for p in pages for e in p["events"]]
    assert events[0] == "ExecutionStarted" and events[-1] == "ExecutionSucceeded" and "TaskSubmitted" in events, events
    lines = until(lambda: logs.filter_log_events(logGroupName="/aws/lambda/day")["events"], "log lines")
    assert any(line["message"].startswith("START RequestId:") for line in lines), lines


def stacks():
    client = boto3.client("cloudformation")
    template = {"Parameters": {"Seconds": {"Type": "Number", "Default": 5}}, "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": {"Ref": "Seconds"}}}},
        "Outputs": {"Url": {"Value": {"Ref": "Queue"}}}}
    client.create_stack(StackName="day", TemplateBody=json.dumps(template))
    client.get_waiter("stack_create_complete").wait(StackName="day", WaiterConfig=QUICK)
    client.create_change_set(StackName="day", ChangeSetName="slower", UsePreviousTemplate=True,
                             Parameters=[{"ParameterKey": "Seconds", "ParameterValue": "9"}])
    client.get_waiter("change_set_create_complete").wait(StackName="day", ChangeSetName="slower", WaiterConfig=QUICK)
    change = client.describe_change_set(StackName="day", ChangeSetName="slower")["Changes"][0]["ResourceChange"]
    assert (change["Action"], change["Replacement"]) == ("Modify", "False"), change
    client.execute_change_set(StackName="day", ChangeSetName="slower")
    client.get_waiter("stack_update_complete").wait(StackName="day", WaiterConfig=QUICK)
    stack = boto3.resource("cloudformation").Stack("day")
    url = stack.outputs[0]["OutputValue"]
    delay = boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["DelaySeconds"])["Attributes"]
    assert delay == {"DelaySeconds": "9"}
    arn = stack.stack_id
    stack.delete()
    client.get_waiter("stack_delete_complete").wait(StackName=arn, WaiterConfig=QUICK)
    assert "does not exist" in refused("ValidationError", lambda: client.describe_stacks(StackName="day"))


def others():
    assert boto3.client("sts").get_caller_identity()["Account"] == "000000000000"
    keys = boto3.client("kms")
    key = keys.create_key(Description="day")["KeyMetadata"]["KeyId"]
    sealed = keys.encrypt(KeyId=key, Plaintext=b"secret", EncryptionContext={"a": "b"})["CiphertextBlob"]
    assert keys.decrypt(CiphertextBlob=sealed, EncryptionContext={"a": "b"})["Plaintext"] == b"secret"
    refused("InvalidCiphertextException", lambda: keys.decrypt(CiphertextBlob=sealed))
    batch = boto3.client("batch")
    refused("ClientException", lambda: batch.submit_job(jobName="x", jobQueue="none", jobDefinition="none"))
    assert batch.describe_job_queues()["jobQueues"] == []
    assert len(boto3.client("ec2").describe_subnets()["Subnets"]) == 2
    assert "ListUsers" in refused("InvalidAction", lambda: boto3.client("iam").list_users())


for part in (s3, dynamodb, messages, functions_and_machines, stacks, others):
    begin = time.monotonic()
    part()
    print(f"{part.__name__}: well, {time.monotonic() - begin:.1f} s", flush=True)
