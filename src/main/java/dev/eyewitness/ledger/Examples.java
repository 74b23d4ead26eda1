package dev.eyewitness.ledger;

/** Examples of the OpenAPI document, as a service has answered them. */
final class Examples {

    static final String CHECKPOINT = "";
    static final String COSIGNED = "";
    static final String PROOF = "{}";
    static final String CONSISTENCY = "{}";
    static final String KEY = "";

    private Examples() {}
}
