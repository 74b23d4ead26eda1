package dev.eyewitness.ledger;

/** The examples of the OpenAPI document: one log of three activities, whose proofs hold. */
final class Examples {

    static final String KEY = "eyewitness/default+2e458f7d+AWIo4toBoCu6D/dS9jWmpIWIaw/1h22Mo1Tfjq2chTXr\n";

    static final String CHECKPOINT = """
            eyewitness/default
            3
            tH3ZiYXupOmTYJVHI0jKp3b7Anu65S+v701y0SOOEYU=

            — eyewitness/default LkWPfVg7u5CdGD1FB7P2lduPMnV4GRuGjDoy1rqA6HBrAst7ci047VybSaddDMQDwLIxcvPir5vUw44lF8JCAjPshQw=
            """;

    static final String COSIGNED = CHECKPOINT + """
            — witness.example.org YHUhsAAAAABrArZWUx3jRLjQghNaZ+kVo5E2KYVSLqUVPA7nTu78ErqBoS9KCAey1uCnA8IM9ruKP89rOFg/eGdny6ldvooCqmCQCw==
            """;

    static final String PROOF = """
            {
              "leaf": "{\\"action\\":\\"payout_approved\\",\\"adminId\\":\\"ada\\",\\"category\\":\\"payout\\",\\"entityId\
            \\":\\"po_17\\",\\"entityType\\":\\"payout\\",\\"icon\\":\\"badge-check\\",\\"id\\":\\"019ab1e2-7d6f\
            -7c41-9b0a-3d6f0f3b8a11\\",\\"label\\":\\"Payout approved\\",\\"occurredAt\\":\\"2026-11-22T09:30:00\
            .125Z\\",\\"personal\\":\\"gJl/bXAEXc9o3oI/4mRkieUQrCmHYMC9F9gWV/RjCfM=\\",\\"receivedAt\\":\\"2026-\
            11-22T09:30:00.125Z\\",\\"seq\\":2,\\"sessionId\\":\\"s_81\\",\\"severity\\":\\"warning\\",\\"succes\
            s\\":true,\\"tenant\\":\\"default\\",\\"v\\":1}",
              "leafHash": "frs1BZabj0+phfLxuYkJg2IZsKaLYPrDPgV/TLo+wyA=",
              "index": 1,
              "treeSize": 3,
              "hashes": ["ZEJrZtJfj7F9IsHvs1CSbf3kDgyvZNmiK3v561c98sE=", "lQuS+y8ym9avhXI+PTnrxUbCoebOF4FksMDX0fw+mFM="],
              "checkpoint": "eyewitness/default\\n3\\ntH3ZiYXupOmTYJVHI0jKp3b7Anu65S+v701y0SOOEYU=\\n\\n— eyewitness/default LkWP\
            fVg7u5CdGD1FB7P2lduPMnV4GRuGjDoy1rqA6HBrAst7ci047VybSaddDMQDwLIxcvPir5vUw44lF8JCAjPshQw=\\n",
              "salt": "R/iXoImkJcrLtDnlHC8jmQ=="
            }""";

    static final String CONSISTENCY = """
            {
              "from": 2,
              "to": 3,
              "hashes": ["lQuS+y8ym9avhXI+PTnrxUbCoebOF4FksMDX0fw+mFM="]
            }""";

    private Examples() {}
}
