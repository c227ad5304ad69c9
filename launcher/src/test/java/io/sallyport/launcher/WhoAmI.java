package io.sallyport.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sts.StsClient;

/** A program of somebody else's: the AWS SDK as it comes, with nothing set in it. */
final class WhoAmI {
    private WhoAmI() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        try (var sts = StsClient.create()) {
            System.out.println(sts.getCallerIdentity().arn());
        }
    }
}
