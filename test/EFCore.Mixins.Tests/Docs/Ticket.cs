using System.ComponentModel.DataAnnotations;

namespace EFCore.Mixins.Tests.Docs;

public class Ticket : IAllFeaturesMixin
{
    public int Id { get; set; }
    public required string Seat { get; set; }

    [ConcurrencyCheck]
    public int Version { get; set; }
}
