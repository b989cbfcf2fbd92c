package dev.signalbox.console.model.operations;

/**
 * A resource of a stack that is to be deleted.
 *
 * @param resource its logical id, after those of the nested stacks that hold it
 * @param kept whether its deletion policy lets it stay
 */
public record Loss(String resource, String physicalId, String type, boolean kept, Holding holding) {
    /** Whether CloudFormation would refuse to delete it as it is. */
    public boolean mustBeEmptied() {
        return !kept && type.equals("AWS::S3::Bucket") && holding.data();
    }
}
