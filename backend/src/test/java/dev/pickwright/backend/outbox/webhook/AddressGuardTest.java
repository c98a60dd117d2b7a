package dev.pickwright.backend.outbox.webhook;

import static dev.pickwright.backend.outbox.PublishFailure.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.WebhookFacts;
import java.net.InetAddress;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook reaches nothing inside, by whatever name. */
class AddressGuardTest extends TransportTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void noPrivateOrReservedAddressIsOpen(String address) throws Exception {
        InetAddress literal = InetAddress.ofLiteral(address);
        assertThat(AddressGuard.allows(literal)).as("%s", literal).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> WebhookUrl.check(new WebhookFacts("https://%s/".formatted(host), null, false)))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining(host);
        var named = webhook(new WebhookFacts("https://receiver.example/", null, false));
        assertFails(failure(transport(names(address), clock), named), UNREACHABLE, "private address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.0.1",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "::ffff:1.1.1.1"
            })
    void publicAddressesAreOpen(String address) {
        assertThat(AddressGuard.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    /** Harmless when it is looked at, private when it is connected to. */
    @Test
    void aNameThatChangesItsAddressGainsNothing() throws Exception {
        try (var inside = Receiver.answering(200)) {
            var endpoint =
                    webhook(new WebhookFacts("https://rebinding.example:%d/".formatted(inside.port()), null, false));
            var asked = new java.util.concurrent.atomic.AtomicInteger();
            DnsResolver rebinding = new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) {
                    // 198.41.0.4 is public; nothing is sent to it, since the guard's answer is used once only.
                    return new InetAddress[] {
                        InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "1.1.1.1")
                    };
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            };
            assertFails(failure(transport(rebinding, clock), endpoint), UNREACHABLE, "private address");
            assertThat(asked).hasValue(1);
            assertThat(inside.got()).isEmpty();
        }
    }

    @Test
    void ofSeveralAddressesOnlyTheOpenOnesAreUsed() throws Exception {
        var guard = new AddressGuard(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("1.1.1.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        assertThat(guard.resolve("mixed.example")).containsExactly(InetAddress.ofLiteral("1.1.1.1"));
        assertThat(guard.resolve("mixed.example", 443)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receiver.example",
                "ftp://receiver.example/",
                "file:///etc/passwd",
                "https:///path",
                "https://a b/",
                "https://user:secret@receiver.example/",
                "https://user@receiver.example/",
                "https://receiver.example/#x",
                "https://grüße.example/",
                "https://receiver.example:0/",
                "https://receiver.example:99999/",
                "jar:https://receiver.example/",
                "https:receiver.example"
            })
    void otherUrlsAreRefusedEvenForPrivateWebhooks(String url) {
        assertThatThrownBy(() -> WebhookUrl.check(new WebhookFacts(url, null, true)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void plainHttpIsForPrivateWebhooksOnly() {
        assertThatThrownBy(() -> WebhookUrl.check(new WebhookFacts("http://receiver.example/", null, false)))
                .isInstanceOf(ProblemException.class);
        assertThatNoException()
                .isThrownBy(() -> WebhookUrl.check(new WebhookFacts("http://10.0.0.7:8080/hook?x=1", null, true)));
        assertThatNoException()
                .isThrownBy(() -> WebhookUrl.check(new WebhookFacts("https://receiver.example/hook", null, false)));
    }
}
