package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.NewPin;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.access.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

abstract class OperatorsContract extends AccessTest {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Test
    void anOperatorIsMadeReadAndChangedByVersion() {
        Api api = new Api(http, json, floor);
        String another = fresh("P-");
        JsonNode made = api.post(
                Floor.system(),
                "/v1/operators",
                new CreateOperator(another, "1234", facts("Quinn", Set.of(Role.PACKER), List.of(), List.of("A"))));
        String path = "/v1/operators/" + made.path("id").asString();
        var read = api.send(call(HttpMethod.GET, path, null), key());
        assertThat(read.getHeader("ETag")).isEqualTo("\"0\"");
        assertThat(json.readTree(Api.text(read))).isEqualTo(made);
        assertThat(Api.text(read)).doesNotContain("pin");

        OperatorFacts better = facts("Quinn Q", Set.of(Role.PACKER, Role.PICKER), List.of(), List.of());
        assertThat(api.send(Api.Call.put(Floor.system(), path, better, 0), key())
                        .getHeader("ETag"))
                .isEqualTo("\"1\"");
        assertThat(api.send(Api.Call.put(Floor.system(), path, better, 0), key())
                        .getStatus())
                .isEqualTo(412);
        assertThat(api.send(call(HttpMethod.PUT, path, better), key()).getStatus())
                .isEqualTo(400);
    }

    @Test
    void aBadgeNamesOneThing() {
        assertThat(refusal(() -> operators.add(badge, "Rob", PIN, Set.of(Role.PICKER), site.code()))
                        .problem())
                .isEqualTo(Problem.CODE_TAKEN);
    }

    @Test
    void aPlaceThatIsNotKnownIsRefusedByName() {
        var noZone = refusal(() -> change(facts("Pia", Set.of(Role.PICKER), List.of(), List.of("Q"))));
        assertThat(noZone.extras()).containsEntry("field", "facts.zones");
        var noSite = refusal(() -> change(facts("Pia", Set.of(Role.PICKER), List.of("NOWHERE"), List.of())));
        assertThat(noSite.extras()).containsEntry("field", "facts.other_warehouses");
    }

    @Test
    void aNewPinEndsTheSessionsAndUnlocks() {
        SignedIn session = signIn(badge, PIN, station);
        for (int tries = 1; tries <= 5; tries++) {
            wrong(badge, station);
        }
        operators.setPin(Floor.system(), operator, compared.encode("2468"));
        assertThat(asking(session)).isNull();
        assertThat(wrong(badge, station)).isEqualTo(Problem.SIGN_IN_REFUSED);
        assertThat(signIn(badge, "2468", station).resumed()).isFalse();
    }

    @Test
    void aPinIsNotKeptInWhatIsKeptOfTheCommand() {
        Api api = new Api(http, json, floor);
        String key = key();
        Api.Call call = new Api.Call(Floor.system(), "/v1/operators/" + operator + "/pin", new NewPin("2468"));
        String first = Api.text(api.send(call, key));
        assertThat(Api.text(api.send(call, key))).isEqualTo(first);
        Api.Call other = new Api.Call(call.who(), call.path(), new NewPin("1357"));
        assertThat(api.send(other, key).getStatus()).isEqualTo(422);
        assertThat(first).doesNotContain("2468");
    }

    @Test
    void aLockIsSeenAndLiftedByASupervisor() {
        Api api = new Api(http, json, floor);
        for (int tries = 1; tries <= 5; tries++) {
            http(badge);
        }
        assertThat(operators.one(site.supervisor(), operator).lockedUntil()).isNotNull();
        JsonNode account = api.post(site.supervisor(), "/v1/operators/" + operator + "/unlock", List.of());
        assertThat(account.path("locked_until").isNull()).isTrue();
    }

    @Test
    void aSupervisorSeesThoseOfTheOwnWarehousesPageByPage() {
        Floor.Site other = floor.site(ids);
        String guest = fresh("P-");
        operators.create(
                Floor.system(),
                new CreateOperator(
                        guest,
                        PIN,
                        new OperatorFacts(
                                "Gus", Set.of(Role.PICKER), other.code(), List.of(site.code()), List.of(), "en", 100)),
                compared.encode(PIN));
        List<OperatorAccount> seen = new ArrayList<>();
        String after = null;
        do {
            var page = operators.list(site.supervisor(), after, 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .extracting(OperatorAccount::badge)
                .isSorted()
                .hasSize(6)
                .contains(badge, guest);
        var nobodys = other.supervisor().requireOperator();
        assertThat(refusal(() -> operators.unlock(site.supervisor(), nobodys)).problem())
                .isEqualTo(Problem.NOT_ALLOWED);
    }

    @Test
    void aKeyOfOneWarehouseGivesNobodyMoreThanThat() {
        Actor key = Actor.key("hr", Set.of(Scope.ACCESS_MANAGE), site.warehouse());
        Floor.Site other = floor.site(ids);
        for (OperatorFacts more : List.of(
                facts("Ada", Set.of(Role.ADMINISTRATOR), List.of(), List.of()),
                facts("Ada", Set.of(Role.PICKER), List.of(other.code()), List.of()))) {
            assertThat(refusal(() -> operators.create(key, new CreateOperator(fresh("P-"), PIN, more), "hash"))
                            .problem())
                    .isEqualTo(Problem.NOT_ALLOWED);
        }
        change(facts("Pia", Set.of(Role.ADMINISTRATOR), List.of(), List.of()));
        assertThat(refusal(() -> operators.setPin(key, operator, "hash")).problem())
                .isEqualTo(Problem.NOT_ALLOWED);
        assertThat(refusal(() -> operators.retire(key, operator)).problem()).isEqualTo(Problem.NOT_ALLOWED);
    }

    @Test
    void anAdministratorCannotShutThemselvesOut() {
        change(facts("Pia", Set.of(Role.ADMINISTRATOR), List.of(), List.of()));
        Actor oneself =
                Actor.operator(operator, "Pia", station, site.warehouse(), Set.of(), Set.of(Role.ADMINISTRATOR));
        long version = operators.one(oneself, operator).version();
        assertThat(refusal(() -> operators.retire(oneself, operator)).problem()).isEqualTo(Problem.NOT_ALLOWED);
        assertThat(refusal(() -> operators.change(
                                oneself, operator, version, facts("Pia", Set.of(Role.PICKER), List.of(), List.of())))
                        .problem())
                .isEqualTo(Problem.NOT_ALLOWED);
    }

    @Test
    void operatorsChooseTheirLanguageAndTextSize() {
        Api api = new Api(http, json, floor);
        var answer = api.send(
                Api.Call.put(site.picker(), "/v1/operators/me/preferences", new Preferences("de", 150), 0), key());
        JsonNode view = json.readTree(Api.text(answer));
        assertThat(view.path("language").asString()).isEqualTo("de");
        assertThat(view.path("text_size").asInt()).isEqualTo(150);
        assertThat(operators
                        .one(Floor.system(), site.picker().requireOperator())
                        .facts()
                        .textSize())
                .isEqualTo(150);
    }

    /** By the product's clock, not the test's. */
    private void http(String with) {
        Api api = new Api(http, json, floor);
        var answer = api.send(
                new Api.Call(
                        Floor.system(), "/v1/sign-ins", new dev.pickwright.model.access.SignIn(with, "0000", station)),
                key());
        assertThat(answer.getStatus()).isEqualTo(401);
    }

    private void change(OperatorFacts facts) {
        operators.change(
                Floor.system(),
                operator,
                operators.one(Floor.system(), operator).version(),
                facts);
    }

    private OperatorFacts facts(String name, Set<Role> roles, List<String> others, List<String> zones) {
        return new OperatorFacts(name, roles, site.code(), others, zones, "en", 100);
    }

    private static Api.Call call(HttpMethod method, String path, @Nullable Object body) {
        return new Api.Call(Floor.system(), method, path, body == null ? List.of() : body, null);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
