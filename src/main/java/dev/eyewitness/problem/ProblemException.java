package dev.eyewitness.problem;

import java.util.List;

/** A request that cannot be answered as asked; the mapper answers with its problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A 400 that names one field or parameter. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(Problem.invalid(List.of(new Violation(field, message))));
    }

    public Problem problem() {
        return problem;
    }
}
