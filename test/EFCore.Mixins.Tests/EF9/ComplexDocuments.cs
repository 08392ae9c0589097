using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests;

/// <summary>EF Core 9 has neither complex members in a document nor lists of them.</summary>
internal static class ComplexDocuments
{
    public static void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.ComplexProperty(l => l.Total);
        ledger.Ignore(l => l.Lines);
    }
}
