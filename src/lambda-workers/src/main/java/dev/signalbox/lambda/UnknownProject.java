package dev.signalbox.lambda;

/** The provider does not know the project. */
public final class UnknownProject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownProject(String project) {
        super("The provider knows no project '" + project + "'");
    }
}
