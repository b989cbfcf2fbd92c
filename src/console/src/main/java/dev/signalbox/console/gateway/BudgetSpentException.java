package dev.signalbox.console.gateway;

/** A call was not made because Signalbox allows itself no more of its kind for now. */
public final class BudgetSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BudgetSpentException(String api) {
        super(api + " was not called: Signalbox has used its share of this API's rate. It asks again by itself");
    }
}
