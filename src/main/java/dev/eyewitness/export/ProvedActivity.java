package dev.eyewitness.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.ledger.InclusionProof;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A line of an export whose activities can be verified one by one: the activity, and beside its fields its proof. */
@RegisterForReflection
record ProvedActivity(@JsonUnwrapped Activity activity, InclusionProof proof) {}
