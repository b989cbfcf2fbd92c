package dev.signalbox.states.internal.jsonata;

/** Why an expression gave no value; the message continues AWS's sentence about the expression. */
public final class JsonataProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private JsonataProblem(String message) {
        super(message);
    }

    /** The expression threw; the explanation begins with JSONata's code, if it has one. */
    static JsonataProblem thrown(String explanation) {
        boolean coded = explanation.matches("(?s)[A-Z]\\d{4}: .*");
        return new JsonataProblem("threw an error during evaluation" + (coded ? ". " : ": ") + explanation);
    }

    /** The value is no JSON, such as a function. */
    static JsonataProblem unsupported() {
        return new JsonataProblem("returned an unsupported result type.");
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
