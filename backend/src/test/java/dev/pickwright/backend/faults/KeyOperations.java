package dev.pickwright.backend.faults;

import static dev.pickwright.backend.faults.Operation.found;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.model.access.CreateKey;
import dev.pickwright.model.access.RotateKey;
import dev.pickwright.model.access.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** What an administrator does with API keys. */
final class KeyOperations {

    private static final String PATH = "/v1/keys";

    static final List<Operation> ALL = List.of(
            found(
                    "- make a key",
                    ground -> new Api.Call(Floor.system(), PATH, wanted()),
                    "select count(*) from api_key_secret join api_key on api_key.name = api_key_secret.name"
                            + " where api_key.name = 'shop' and scopes = 'orders_write'",
                    "1"),
            found(
                    "- rotate a key",
                    ground -> new Api.Call(Floor.system(), made(ground) + "/rotate", new RotateKey(1)),
                    "select count(*) from api_key_secret where name = 'shop'",
                    "2"),
            found(
                    "- revoke a key",
                    ground -> new Api.Call(Floor.system(), HttpMethod.DELETE, made(ground), Map.of(), null),
                    "select count(*) from api_key where name = 'shop' and revoked_at is not null"
                            + " and not exists (select 1 from api_key_secret where name = 'shop')",
                    "1"));

    private KeyOperations() {}

    private static String made(Ground ground) {
        ground.api.post(Floor.system(), PATH, wanted());
        return PATH + "/shop";
    }

    private static CreateKey wanted() {
        return new CreateKey("shop", Set.of(Scope.ORDERS_WRITE), null, null, null);
    }
}
