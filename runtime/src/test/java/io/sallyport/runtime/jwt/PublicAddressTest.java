package io.sallyport.runtime.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fe80::a9fe:a9fe",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:c1::a9fe:a9fe",
                "fd00:42::42",
                "::ffff:169.254.169.254",
                "::ffff:0:a9fe:a9fe",
                "::a9fe:a9fe",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::a83f:8110",
                "2002:a9fe:a9fe::1",
                "2002:6464:64c8::1",
                "64:ff9b:1::a00:1",
                "2001:0:53aa:64c::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1",
            })
    void metadata_addresses_are_refused_in_every_spelling_and_wherever(String address) throws UnknownHostException {
        assertThat(PublicAddress.mayAsk(InetAddress.getByName(address), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "0.1.2.3",
                "240.0.0.1",
                "fd12::1",
                "fec0::1",
                "64:ff9b::7f00:1",
                "::ffff:0:a00:1",
                "2002:7f00:1::1",
            })
    void private_addresses_are_asked_only_where_that_is_allowed(String address) throws UnknownHostException {
        assertThat(PublicAddress.mayAsk(InetAddress.getByName(address), true)).isTrue();
        assertThat(PublicAddress.mayAsk(InetAddress.getByName(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "168.63.129.17",
                "100.128.0.1",
                "172.32.0.1",
                "2606:2800:220:1::1",
                "2001:4860:4860::8888",
                "64:ff9b::808:808",
            })
    void all_others_may_be_asked(String address) throws UnknownHostException {
        assertThat(PublicAddress.mayAsk(InetAddress.getByName(address), false)).isTrue();
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
