package dev.signalbox.deploy.plan;

import java.util.Optional;

/** What a resource holds that no template can bring back. */
public enum Contents {
    OBJECTS,
    ROWS,
    MESSAGES,
    JOBS,
    LOGS,
    KEYS,
    EXECUTIONS,
    FILES,
    IMAGES,
    USERS,
    DATA,
    /** All that is in a nested stack. */
    STACK;

    /** Empty for types that hold nothing. */
    public static Optional<Contents> of(String resourceType) {
        return switch (resourceType) {
            case "AWS::S3::Bucket", "AWS::S3Express::DirectoryBucket" -> Optional.of(OBJECTS);
            case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Timestream::Table" -> Optional.of(ROWS);
            case "AWS::SQS::Queue" -> Optional.of(MESSAGES);
            case "AWS::Batch::JobQueue" -> Optional.of(JOBS);
            case "AWS::Logs::LogGroup" -> Optional.of(LOGS);
            case "AWS::KMS::Key", "AWS::SecretsManager::Secret" -> Optional.of(KEYS);
            case "AWS::StepFunctions::StateMachine" -> Optional.of(EXECUTIONS);
            case "AWS::EFS::FileSystem", "AWS::FSx::FileSystem", "AWS::EC2::Volume", "AWS::EC2::Instance" -> Optional
                    .of(FILES);
            case "AWS::ECR::Repository" -> Optional.of(IMAGES);
            case "AWS::Cognito::UserPool" -> Optional.of(USERS);
            case "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::ElastiCache::ReplicationGroup",
                    "AWS::OpenSearchService::Domain", "AWS::Redshift::Cluster", "AWS::Kinesis::Stream",
                    "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster", "AWS::MemoryDB::Cluster" -> Optional.of(
                            DATA);
            default -> Optional.empty();
        };
    }
}
