package dev.eyewitness.export;

/** The examples that the OpenAPI document shows. */
final class Examples {

    static final String CSV = """
            id,seq,tenant,action,label,category,icon,severity,description,adminId,adminName,adminEmail,sessionId,entityType,entityId,\
            entityName,ipAddress,userAgent,deviceType,deviceBrowser,deviceOs,success,failureReason,metadata,changes,occurredAt,\
            receivedAt,traceId,leafHash\r
            019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11,4711,default,payout_approved,Payout approved,payout,badge-check,warning,\
            Ada Lovelace approved payout po_17,ada,Ada Lovelace,ada@example.com,s_81,payout,po_17,,203.0.113.7,,,,,true,,\
            "{""amount"": 1250}",,2026-11-22T09:30:00.125Z,2026-11-22T09:30:00.125Z,,\
            y/BBRSW2xJiObk6f8vWgAedpYsP8hOMCYjbog4Bf1JM=\r
            019ab1e2-7d6f-7c42-8b0a-51a2f03b8c90,4712,default,logout,Logged out,authentication,log-out,info,\
            '=Ada logged out,ada,'=Ada,ada@example.com,s_81,,,,203.0.113.7,,,,,true,,,,2026-11-22T09:31:00Z,\
            2026-11-22T09:31:00.007Z,,qWjc4zg4qK2152QjU65ArXyH+WlJJbHpsa2rsEN2+A0=\r
            """;

    /** But for the closing brace. */
    private static final String ACTIVITY = """
            {"id":"019ab1e2-7d6f-7c42-8b0a-51a2f03b8c90","seq":4712,"tenant":"default","action":"logout","label":"Logged out",\
            "category":"authentication","icon":"log-out","severity":"info","description":"Ada Lovelace logged out","adminId":"ada",\
            "adminName":"Ada Lovelace","adminEmail":"ada@example.com","sessionId":"s_81","entityType":null,"entityId":null,\
            "entityName":null,"ipAddress":"203.0.113.7","userAgent":null,"device":null,"success":true,"failureReason":null,\
            "metadata":null,"changes":null,"occurredAt":"2026-11-22T09:31:00Z","receivedAt":"2026-11-22T09:31:00.007Z",\
            "traceId":null,"leafHash":"blvcRmkUg3TC2SnXUZ6g+KwdMghLT55csjluO+7uNSI=\"""";

    static final String NDJSON = ACTIVITY + ",\"salt\":\"O+si6RCQ3k6v/c8nZU7VEw==\"}\n";

    /** The last of 4,712: its tree has subtrees of 4,096, 512, 64, 32 and 8, of which the last takes three steps. */
    static final String PROVED_NDJSON = ACTIVITY + """
            ,"salt":"O+si6RCQ3k6v/c8nZU7VEw==","proof":{"index":4711,"treeSize":4712,"hashes":["43LwQcvIi9s2HtiewTW4ivvD/ad3uZFRRB5TPZRoW30=",\
            "s3FPGQhcg8F5KmoT3ZDuck0euvjoZwuO6hvv0jnhEZM=",\
            "YnpXWGwfFNW8QAviQs5cBWBgJDZeW+ZzR+s4mRgiOvg=",\
            "29MW7XJtShV3YFQVjuW3xMY3N0ugcjcYlSUW50BtwCc=",\
            "TekMMQNFo0SuAIaQK6V+o6Xfhvjc1QCIHEDTxpznfwU=",\
            "5X59SduW5OO3BDfPUCMG6rB0uIngMoMySkFRaxXQGOw=",\
            "q4Fknd4Bz9zXANm8GZRJw+8T7zusKzMI7FPRhdffat0="]}}
            """;

    static final String OCSF = """
            {"activity_id":2,"activity_name":"Logoff","category_uid":3,"category_name":"Identity & Access Management",\
            "class_uid":3002,"class_name":"Authentication","type_uid":300202,"type_name":"Authentication: Logoff","severity_id":1,\
            "severity":"Informational","status_id":1,"status":"Success","time":1795339860000,"message":"Ada Lovelace logged out",\
            "actor":{"user":{"uid":"ada","name":"ada","full_name":"Ada Lovelace","email_addr":"ada@example.com"},"session":{"uid":"s_81"}},\
            "user":{"uid":"ada","name":"ada","full_name":"Ada Lovelace","email_addr":"ada@example.com"},"session":{"uid":"s_81"},\
            "service":{"name":"default"},"src_endpoint":{"ip":"203.0.113.7"},"metadata":{"version":"1.3.0",\
            "product":{"name":"Eyewitness","vendor_name":"Eyewitness"},"uid":"019ab1e2-7d6f-7c42-8b0a-51a2f03b8c90","sequence":4712,\
            "logged_time":1795339860007,"tenant_uid":"default"},"unmapped":{"action":"logout","label":"Logged out",\
            "category":"authentication"}}
            """;

    static final String CLOUDEVENTS = """
            {"specversion":"1.0","id":"019ab1e2-7d6f-7c42-8b0a-51a2f03b8c90","source":"/eyewitness/default",\
            "type":"dev.eyewitness.activity.logout","time":"2026-11-22T09:31:00Z","datacontenttype":"application/json","data":""" + ACTIVITY + "}}\n";

    private Examples() {}
}
