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

    /** The ARN of the state machine that it is an execution of. */
    public String stateMachineArn() {
        String[] parts = arn.split(":", NAME + 1);
        return parts.length > NAME
                ? String.join(":", parts[0], parts[1], parts[2], parts[3], parts[4], "stateMachine",
                        parts[STATE_MACHINE])
                : arn;
    }

    /** The part of the ARN, or the whole text when it is no execution ARN. */
    private String part(int index) {
        String[] parts = arn.split(":", NAME + 1);
        return parts.length > NAME ? parts[index] : arn;
    }
}
