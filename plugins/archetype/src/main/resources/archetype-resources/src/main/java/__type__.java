package ${package};

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The content of a message: its components are the fields on the wire, and the annotations are checked before any other
 * code of this plugin sees it.
 *
 * @param words what is said
 * @param marks how loudly, in exclamation marks
 */
record ${type}(@NotBlank @Size(max = 100) String words, @Min(1) @Max(3) int marks) {}
