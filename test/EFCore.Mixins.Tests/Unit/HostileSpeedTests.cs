using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>A kilobyte of input that means harm is answered in a moment.</summary>
public sealed class HostileSpeedTests : LoadPlanFixture
{
    private const int Kilobyte = 1_024;
    private const int Warmups = 20;

    /// <summary>What the work costs on any machine, however busy it is.</summary>
    private const int MostBytes = 2_000_000;

    public static TheoryData<string> Inputs => new()
    {
        Fill("{", "\"a#\":1,", "\"z\":1}"),
        Fill("{", "\"\\ud8#\":1,", "\"z\":1}"),
        Fill("{", "\"user___x#\":1,", "\"z\":1}"),
        Fill("{", "\"id__e#\":1,", "\"z\":1}"),
        Fill("{", "\"id__in#\":1,", "\"z\":1}"),
        Fill("{\"or\":[", "{\"price\":1e3#},", "{}]}"),
        Fill("{\"or\":[", "{\"day\":\"#\"},", "{}]}"),
        Fill("{\"or\":[", "{\"kind\":\"#\"},", "{}]}"),
        Fill("{\"or\":[", "{\"body\":\"\\ud8#\"},", "{}]}"),
        Fill("{\"or\":[", "{\"body__regex\":\"#(\"},", "{}]}"),
        Fill("{\"or\":[", "{\"user\":{\"x#\":1}},", "{}]}"),
        Fill("{\"kind__in\":[", "\"Revieq#\",", "1]}"),
        Fill("{\"price__in\":[", "1e3#,", "1]}"),
        $"{{\"{new string('_', Kilobyte - 50)}\":1}}",
        $"{{\"{Fill("", "user.posts.", "x")}\":1}}",
        $"{{\"{Fill("", "a_b__", "x")}\":1}}",
        Fill("{\"and\":[", "{\"or\":[{\"comments___id\":1},{\"tags___name\":\"#\"}]},", "{}]}"),
        $"{{\"body__regex\":\"{new string('(', 480)}a{new string(')', 480)}\"}}",
        $"{{\"body__regex\":\"{string.Concat(Enumerable.Repeat("[^a-z]", 160))}\"}}",
        string.Concat(Enumerable.Repeat("{\"not\":", 128)) + "1" + new string('}', 128),
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_kilobyte_costs_little_to_answer(string json)
    {
        Assert.InRange(json.Length, 200, Kilobyte + 200);
        var where = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue }).RootElement;
        for (var i = 0; i < Warmups; i++)
            Answer(where);
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Answer(where);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.Current.TestOutputHelper?.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalMicroseconds:F0} µs, {allocated} bytes");
        Assert.InRange(allocated, 1, MostBytes);
    }

    private void Answer(JsonElement where)
    {
        try
        {
            Db.Posts.ApplyQuery(where);
        }
        catch (FilterException)
        {
            // refused, as most of them are
        }
    }

    /// <summary>Repeats a piece, numbered, up to a kilobyte.</summary>
    private static string Fill(string start, string piece, string end)
    {
        var text = start;
        for (var i = 10; text.Length + piece.Length + end.Length < Kilobyte; i++)
            text += piece.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text + end;
    }
}
