using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>Why a value is no key.</summary>
/// <param name="Reason">What is wrong, without the value.</param>
/// <param name="Part">The part of the key that is wrong; null where the key as a whole has not its parts.</param>
internal sealed record KeyProblem(string Reason, IProperty? Part = null);
