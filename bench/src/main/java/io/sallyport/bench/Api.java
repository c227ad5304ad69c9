package io.sallyport.bench;

/** Where the story's API is. */
final class Api {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-west-1";
    static final String ID = "ff5h7fdsed";

    /** As policies name it. */
    static final String ANYWHERE = "arn:aws:execute-api:*:*:" + ID;

    /** As requests name it. */
    static final String HERE = "arn:aws:execute-api:" + REGION + ":" + ACCOUNT + ":" + ID;

    private Api() {}

    static String arn(String method, String path) {
        return HERE + "/test/" + method + path;
    }
}
