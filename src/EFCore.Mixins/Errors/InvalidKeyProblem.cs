using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>The reason why a value is not a key.</summary>
/// <param name="Reason">A description without the value.</param>
/// <param name="Part">The part of the key that is wrong; null if the key as a whole has the wrong parts.</param>
internal sealed record InvalidKeyProblem(string Reason, IProperty? Part = null);
