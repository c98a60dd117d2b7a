package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.warehouse.Catalogue;
import dev.pickwright.model.Fields;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuView;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/skus")
class SkuController {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_CODE = 40;

    private final Catalogue catalogue;
    private final Once once;

    SkuController(Catalogue catalogue, Once once) {
        this.catalogue = catalogue;
        this.once = once;
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.CATALOGUE_READ)
    @GetMapping
    Page<SkuView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return catalogue.list(Fields.codeOrNull("after", after, MAX_CODE), Math.clamp(limit, 1, MAX_LIMIT));
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            scopes = Scope.CATALOGUE_READ)
    @GetMapping("/{code}")
    ResponseEntity<SkuView> one(Actor actor, @PathVariable String code) {
        return tagged(catalogue.byCode(Fields.code("code", code, MAX_CODE)));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SkuView create(Command command, @RequestBody CreateSku body) {
        return once.run(command, body, SkuView.class, () -> catalogue.create(command.actor(), body));
    }

    @Allow(roles = Role.ADMINISTRATOR, scopes = Scope.CATALOGUE_WRITE)
    @PutMapping("/{code}")
    ResponseEntity<SkuView> change(
            Command command,
            @PathVariable String code,
            @RequestHeader("If-Match") String version,
            @RequestBody SkuFacts body) {
        String sku = Fields.code("code", code, MAX_CODE);
        long expected = version(version);
        return tagged(
                once.run(command, body, SkuView.class, () -> catalogue.change(command.actor(), sku, expected, body)));
    }

    private static ResponseEntity<SkuView> tagged(SkuView sku) {
        return ResponseEntity.ok().eTag(String.valueOf(sku.version())).body(sku);
    }

    private static long version(String tag) {
        String digits = tag.strip().replaceAll("^\"|\"$", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "If-Match is the ETag of the version that is to be changed, such as \"3\".",
                    Map.of("field", "If-Match"));
        }
        return Long.parseLong(digits);
    }
}
