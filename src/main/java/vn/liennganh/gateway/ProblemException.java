package vn.liennganh.gateway;

/** Ends a request with a problem document; thrown and caught at the edge only. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // Neither a cause nor a stack trace: this is an answer, not a fault.
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
