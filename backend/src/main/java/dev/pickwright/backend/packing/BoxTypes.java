package dev.pickwright.backend.packing;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.packing.PackTaskView.BoxType;
import java.util.List;
import org.springframework.stereotype.Service;

/** The kinds of boxes the benches have. */
@Service
public class BoxTypes {

    private final BoxTypeRepository types;

    BoxTypes(BoxTypeRepository types) {
        this.types = types;
    }

    /** The smallest first. */
    public List<BoxType> all() {
        return types.all();
    }

    /** @throws ProblemException REQUEST_INVALID if there is none of that code */
    public BoxType byCode(String code) {
        return all().stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(Problem.REQUEST_INVALID, "There is no box type %s here.".formatted(code)));
    }

    /** Adds one; joins the caller's unit of work. */
    public void add(BoxType type) {
        types.insert(type);
    }
}
