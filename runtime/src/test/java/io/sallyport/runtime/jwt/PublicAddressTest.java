package io.sallyport.runtime.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
    /** When an address is asked. */
    enum Asked {
        /** Metadata of clouds, in every spelling. */
        NEVER,
        /** Private ones. */
        WHERE_ALLOWED,
        ALWAYS
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            169.254.169.254, NEVER
            169.254.170.2, NEVER
            168.63.129.16, NEVER
            100.100.100.200, NEVER
            192.0.0.192, NEVER
            fe80::a9fe:a9fe, NEVER
            fd00:ec2::254, NEVER
            fd00:ec2::23, NEVER
            fd20:ce::254, NEVER
            fd00:c1::a9fe:a9fe, NEVER
            fd00:42::42, NEVER
            ::ffff:169.254.169.254, NEVER
            ::ffff:0:a9fe:a9fe, NEVER
            ::a9fe:a9fe, NEVER
            64:ff9b::a9fe:a9fe, NEVER
            64:ff9b::a83f:8110, NEVER
            2002:a9fe:a9fe::1, NEVER
            2002:6464:64c8::1, NEVER
            64:ff9b:1::a00:1, NEVER
            2001:0:53aa:64c::1, NEVER
            0.0.0.0, NEVER
            ::, NEVER
            224.0.0.1, NEVER
            255.255.255.255, NEVER
            ff02::1, NEVER
            127.0.0.1, WHERE_ALLOWED
            ::1, WHERE_ALLOWED
            10.1.2.3, WHERE_ALLOWED
            172.16.0.1, WHERE_ALLOWED
            192.168.1.1, WHERE_ALLOWED
            100.64.0.1, WHERE_ALLOWED
            192.0.0.8, WHERE_ALLOWED
            198.18.0.1, WHERE_ALLOWED
            0.1.2.3, WHERE_ALLOWED
            240.0.0.1, WHERE_ALLOWED
            fd12::1, WHERE_ALLOWED
            fec0::1, WHERE_ALLOWED
            64:ff9b::7f00:1, WHERE_ALLOWED
            ::ffff:0:a00:1, WHERE_ALLOWED
            2002:7f00:1::1, WHERE_ALLOWED
            93.184.216.34, ALWAYS
            168.63.129.17, ALWAYS
            100.128.0.1, ALWAYS
            172.32.0.1, ALWAYS
            2606:2800:220:1::1, ALWAYS
            2001:4860:4860::8888, ALWAYS
            64:ff9b::808:808, ALWAYS
            """)
    void an_address_is_asked(String address, Asked when) throws UnknownHostException {
        var found = InetAddress.getByName(address);

        assertThat(PublicAddress.mayAsk(found, true)).isEqualTo(when != Asked.NEVER);
        assertThat(PublicAddress.mayAsk(found, false)).isEqualTo(when == Asked.ALWAYS);
    }

    /** A name service answers in sixteen bytes, and no text was read that Java would have made four of. */
    @Test
    void a_mapped_address_from_a_name_service_is_the_one_that_it_is_mapped_to() throws UnknownHostException {
        var bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 169, (byte) 254, (byte) 169, (byte) 254};
        var mapped = Inet6Address.getByAddress("metadata.example", bytes, -1);

        assertThat(mapped.getAddress()).hasSize(16);
        assertThat(PublicAddress.mayAskAll(List.of(mapped), true)).isFalse();
    }

    @Test
    void one_address_that_may_not_be_asked_closes_the_name() throws UnknownHostException {
        var good = InetAddress.getByName("93.184.216.34");

        assertThat(PublicAddress.mayAskAll(List.of(good), false)).isTrue();
        assertThat(PublicAddress.mayAskAll(List.of(good, InetAddress.getByName("10.0.0.1")), false))
                .isFalse();
        assertThat(PublicAddress.mayAskAll(List.of(), true)).isFalse();
    }
}
