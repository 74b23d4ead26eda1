package dev.eyewitness.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eyewitness.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param accepted how many are in the log: those with status 201 or 200
 * @param rejected how many are not
 * @param results one for each item, in the order given
 */
@Schema(description = "What became of a batch.")
@RegisterForReflection
public record BatchAnswer(
        @Schema(examples = "2") int accepted,
        @Schema(examples = "1") int rejected,
        List<Result> results) {

    /**
     * What became of one item.
     *
     * @param index its place in the batch, from 0
     * @param status 201 recorded, 200 recorded before under its key, 400 against the rules, 422 its key names another
     * @param id of the activity, where accepted
     * @param seq of the activity, where accepted
     * @param problem why not, where rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchResult", description = "What became of one item.")
    @RegisterForReflection
    public record Result(
            @Schema(examples = "0") int index,

            @Schema(description = "201, 200 (a replayed key), 400 or 422.", examples = "201")
            int status,

            @Schema(examples = "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11") @Nullable
            UUID id,

            @Schema(examples = "4711") @Nullable Long seq,
            @Nullable Problem problem) {

        static Result accepted(int index, int status, UUID id, long seq) {
            return new Result(index, status, id, seq, null);
        }

        static Result rejected(int index, Problem problem) {
            return new Result(index, problem.status(), null, null, problem);
        }

        boolean isAccepted() {
            return problem == null;
        }
    }

    static BatchAnswer of(List<Result> results) {
        int accepted = (int) results.stream().filter(Result::isAccepted).count();
        return new BatchAnswer(accepted, results.size() - accepted, results);
    }
}
