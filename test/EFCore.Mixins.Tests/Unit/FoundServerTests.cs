using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The choice of the server for the tests, without a server.</summary>
public sealed class FoundServerTests
{
    private const string Variable = "MIXINS_TEST_NO_SUCH_SERVER";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("unix:///no/such/socket")]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("npipe://./pipe/docker_engine")]
    [InlineData("docker")]
    public async Task Nobody_answers_where_there_is_no_engine(string host)
        => Assert.False(await DockerEngine.AnswersAsync(host));

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nOK", true)]
    [InlineData("HTTP/1.0 500 Internal Server Error\r\n\r\n", false)]
    public async Task The_answer_of_an_engine_is_read(string answer, bool expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync();

        Assert.Equal(expected, await DockerEngine.AnswersAsync($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        await answering;

        async Task AnswerAsync()
        {
            using var client = await listener.AcceptTcpClientAsync(Token);
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), Token);
        }
    }

    [Fact]
    public async Task An_engine_that_says_nothing_is_not_waited_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        Assert.False(
            await DockerEngine.AnswersAsync($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}").WaitAsync(TimeSpan.FromSeconds(30), Token));
    }

    [Fact]
    public async Task Without_the_variable_and_an_engine_there_is_no_server_and_one_question()
    {
        var questions = 0;
        await using var server = new FoundServer(Variable, AskAsync, () => throw new UnreachableException());

        Assert.Null(await server.ConnectionStringAsync());
        Assert.Null(await server.ConnectionStringAsync());
        Assert.Equal(1, questions);

        Task<bool> AskAsync()
        {
            questions++;
            return Task.FromResult(false);
        }
    }

    [Fact]
    public async Task The_variable_comes_before_any_engine()
    {
        Environment.SetEnvironmentVariable(Variable, "Host=here");
        try
        {
            await using var server = new FoundServer(Variable, () => throw new UnreachableException(), () => throw new UnreachableException());

            Assert.Equal("Host=here", await server.ConnectionStringAsync());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
