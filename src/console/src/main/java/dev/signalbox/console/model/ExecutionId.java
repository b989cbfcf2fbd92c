package dev.signalbox.console.model;

/** An execution, by its ARN: {@code arn:aws:states:region:account:execution:stateMachine:name}. */
public record ExecutionId(String arn) {
    private static final int STATE_MACHINE = 6;
    private static final int NAME = 7;

    /** The name it was started with. */
    public String name() {
        return part(NAME);
    }

    public String stateMachineName() {
        return part(STATE_MACHINE);
    }

    /** The part of the ARN, or the whole text when it is no execution ARN. */
    private String part(int index) {
        String[] parts = arn.split(":", NAME + 1);
        return parts.length > NAME ? parts[index] : arn;
    }
}
