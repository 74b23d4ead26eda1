package dev.eyewitness.export;

/** The event classes of OCSF that activities of admins are instances of. */
enum OcsfClass {
    ACCOUNT_CHANGE(3001, "Account Change", 3, "Identity & Access Management"),
    AUTHENTICATION(3002, "Authentication", 3, "Identity & Access Management"),
    ENTITY_MANAGEMENT(3004, "Entity Management", 3, "Identity & Access Management"),
    API_ACTIVITY(6003, "API Activity", 6, "Application Activity");

    private final int uid;
    private final String caption;
    private final int categoryUid;
    private final String categoryCaption;

    OcsfClass(int uid, String caption, int categoryUid, String categoryCaption) {
        this.uid = uid;
        this.caption = caption;
        this.categoryUid = categoryUid;
        this.categoryCaption = categoryCaption;
    }

    int uid() {
        return uid;
    }

    String caption() {
        return caption;
    }

    int categoryUid() {
        return categoryUid;
    }

    String categoryCaption() {
        return categoryCaption;
    }
}
