package io.sallyport.runtime.trust;

import java.util.Optional;

/**
 * Who proved to have sent a request.
 *
 * @param arn         {@code arn:aws:iam::<account>:root}, {@code …:user/<name>} or {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
 * @param principalId {@code aws:userid}: the account id, {@code AIDA…}, or {@code AROA…:<session>}
 * @param policyArn   the IAM principal whose policies decide: the caller's own ARN, or a session's role
 * @param accessKeyId with which the request was signed
 * @param session     present for temporary credentials
 */
public record Caller(
        Kind kind,
        String arn,
        String principalId,
        String accountId,
        String policyArn,
        String accessKeyId,
        Optional<Session> session) {

    /** What kind of principal. */
    public enum Kind {
        ROOT,
        USER,
        SESSION
    }
}
