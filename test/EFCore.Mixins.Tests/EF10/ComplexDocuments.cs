using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests;

/// <summary>Complex members that are documents in a column.</summary>
internal static class ComplexDocuments
{
    public static void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.ComplexProperty(l => l.Total, total => total.ToJson());
        ledger.ComplexCollection(l => l.Lines, lines => lines.ToJson());
    }
}
