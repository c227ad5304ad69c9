package io.sallyport.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void one_that_nobody_asked_for_is_named_and_refused() {
        var settings = new Settings(Map.of("SALLYPORT_REGION", "eu-west-1", "SALLYPORT_REIGON", "eu-west-1"));
        settings.find("SALLYPORT_REGION");

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(settings::refuseUnknown)
                .withMessageContaining("SALLYPORT_REIGON")
                .withMessageContaining("SALLYPORT_REGION");
    }

    @Test
    void what_the_logger_and_the_script_read_is_known_and_other_variables_are_nobodys_business() {
        var settings = new Settings(Map.of(
                "SALLYPORT_LOG_LEVEL", "DEBUG",
                "SALLYPORT_JAVA_OPTIONS", "-Xmx1g",
                "SALLYPORT_JDK_SEARCH_PATH", "/jdks",
                "PATH", "/bin"));

        assertThatCode(settings::refuseUnknown).doesNotThrowAnyException();
    }

    @Test
    void a_number_out_of_its_range_is_refused_with_the_range() {
        var settings = new Settings(Map.of("SALLYPORT_HTTP_PORT", "99999"));

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> settings.number("SALLYPORT_HTTP_PORT", 9443, 0, 65_535))
                .withMessageContaining("from 0 to 65535")
                .withMessageContaining("99999");
        assertThat(settings.number("SALLYPORT_BUS_PORT", 5801, 0, 65_535)).isEqualTo(5801);
    }

    @Test
    void a_blank_value_is_none() {
        assertThat(new Settings(Map.of("SALLYPORT_REGION", " ")).find("SALLYPORT_REGION"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SALLYPORT_LOG_LEVEL,verbose",
        "SALLYPORT_LOG_REFUSALS,verbose",
        "SALLYPORT_LOG_LEVEL,''",
        "SALLYPORT_LOG_REFUSALS,' '"
    })
    void a_level_that_the_logger_would_take_for_debug_is_refused(String name, String level) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> new Settings(Map.of(name, level)))
                .withMessage(name + " must be one of [OFF, ERROR, WARN, INFO, DEBUG, TRACE, ALL], not '" + level + "'");
        assertThatCode(() -> new Settings(Map.of(name, "off"))).doesNotThrowAnyException();
    }
}
