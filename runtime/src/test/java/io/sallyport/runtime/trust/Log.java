package io.sallyport.runtime.trust;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one class says from now on. */
record Log(ListAppender<ILoggingEvent> said) {
    static Log of(Class<?> speaker) {
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        var logger = (Logger) LoggerFactory.getLogger(speaker);
        logger.setLevel(Level.INFO);
        logger.addAppender(said);
        return new Log(said);
    }

    List<Level> levels() {
        return said.list.stream().map(ILoggingEvent::getLevel).toList();
    }
}
