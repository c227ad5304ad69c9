package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Rules;

/** Reads a document before it is stored: what cannot be understood is never kept. */
public final class Documents {
    public static final int INLINE_USER = 2048;
    public static final int INLINE_GROUP = 5120;
    public static final int INLINE_ROLE = 10240;
    public static final int MANAGED = 6144;
    public static final int TRUST = 2048;

    private Documents() {}

    /** @return the document, when it is a policy that a principal can have */
    public static String identity(String json) {
        return parsed(json, Rules.IDENTITY);
    }

    /** @return the document, when it says who may assume a role and is not too long */
    public static String trust(String json) {
        if (size(json) > TRUST) {
            throw tooLong("Cannot exceed quota for ACLSizePerRole: " + TRUST);
        }
        return parsed(json, Rules.TRUST);
    }

    /** @return the document, when it is a policy of its own and not too long */
    public static String managed(String json) {
        if (size(json) > MANAGED) {
            throw tooLong("Cannot exceed quota for PolicySize: " + MANAGED);
        }
        return identity(json);
    }

    /** @param together sizes of all inline policies of a principal, this one's included */
    public static void refuseTooLong(Kind kind, String name, int together) {
        int most = switch (kind) {
            case USER -> INLINE_USER;
            case GROUP -> INLINE_GROUP;
            case ROLE -> INLINE_ROLE;
        };
        if (together > most) {
            throw tooLong("Maximum policy size of " + most + " bytes exceeded for " + kind.word() + " " + name);
        }
    }

    /** @return characters without white space, which IAM does not count */
    public static int size(String json) {
        return (int) json.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private static String parsed(String json, Rules rules) {
        try {
            PolicyDocument.parse(json, rules);
            return json;
        } catch (MalformedPolicy e) {
            throw new Refusal(PolicyFailure.MALFORMED_POLICY, e.reason() + " (" + e.position() + ")");
        }
    }

    private static Refusal tooLong(String detail) {
        return new Refusal(PolicyFailure.LIMIT_EXCEEDED, detail);
    }
}
