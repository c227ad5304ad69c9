package io.sallyport.exchange;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What is written about refusals from now on, by whichever test. */
record RefusalsSeen(Logger log, ListAppender<ILoggingEvent> written) implements AutoCloseable {
    static RefusalsSeen open() {
        var written = new ListAppender<ILoggingEvent>();
        written.list = new CopyOnWriteArrayList<>(); // other tests write while this one reads
        written.start();
        var log = (Logger) LoggerFactory.getLogger("sallyport.refusals");
        log.setLevel(Level.DEBUG);
        log.addAppender(written);
        return new RefusalsSeen(log, written);
    }

    /** @return what was written of one request; empty when nothing was */
    String of(String request) {
        return written.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("request " + request + " refused: "))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        log.detachAppender(written);
    }
}
