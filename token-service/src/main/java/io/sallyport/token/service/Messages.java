package io.sallyport.token.service;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.token.core.Address;
import io.sallyport.token.core.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts codes and passwords into a pool's words and sends them. */
public record Messages(CodeDelivery delivery) {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final String SECRET = "{####}";
    private static final String NAME = "{username}";

    public void verification(Pool pool, Address to, Secret code) {
        var texts = pool.settings().messages();
        var text = (to.medium().equals("EMAIL") ? texts.verificationEmail() : texts.verificationSms())
                .orElse("Your verification code is " + SECRET);
        send(
                pool,
                to,
                texts.verificationSubject().orElse("Your verification code"),
                text.replace(SECRET, code.reveal()));
    }

    public void invitation(Pool pool, Address to, String username, Secret password) {
        var texts = pool.settings().messages();
        var text = (to.medium().equals("EMAIL") ? texts.inviteEmail() : texts.inviteSms())
                .orElse("Your username is " + NAME + " and temporary password is " + SECRET);
        send(
                pool,
                to,
                texts.inviteSubject().orElse("Your temporary password"),
                text.replace(NAME, username).replace(SECRET, password.reveal()));
    }

    private void send(Pool pool, Address to, String subject, String text) {
        var message = new CodeDelivery.Message(pool.id(), to.medium(), to.value(), subject, Secret.of(text));
        try {
            delivery.deliver(message).await();
        } catch (Exception e) {
            LOG.warn("a message of pool {} was not delivered: {}", pool.id(), e.toString());
            throw new Refusal(TokenFailure.CODE_NOT_DELIVERED, "The message could not be delivered to " + to.masked());
        }
    }
}
