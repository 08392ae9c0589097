using System.Net;
using NpgsqlTypes;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>A row of types that only PostgreSQL has.</summary>
public sealed class OddRow : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string Ci { get; set; } = "";
    public string Folded { get; set; } = "";
    public OddMood Mood { get; set; }
    public OddMood? Optional { get; set; }
    public List<OddMood> Moods { get; set; } = [];
    public uint Version { get; set; }
    public IPAddress? Address { get; set; }
    public NpgsqlRange<int> Span { get; set; }
    public string? Document { get; set; }
    public string? Text { get; set; }
    public string? Markup { get; set; }
    public NpgsqlPoint? Place { get; set; }
    public TimeSpan? Interval { get; set; }
    public string? Padded { get; set; }
    public decimal? Price { get; set; }
    public OddPart Part { get; set; } = new();
}
