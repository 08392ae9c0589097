using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

/// <summary>Keeps what is logged as an error.</summary>
public sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Errors.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
