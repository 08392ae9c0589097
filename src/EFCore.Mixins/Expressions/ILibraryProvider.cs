using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Expressions;

/// <summary>A query provider of the library.</summary>
internal interface ILibraryProvider
{
    /// <summary>The context of its queries; null for statements, which have none yet.</summary>
    DbContext? Context { get; }
}
