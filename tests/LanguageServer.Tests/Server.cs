using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>
/// A language server in a process of its own, spoken to over standard input and output as an editor does.
/// </summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _waiting = new();
    private readonly StringBuilder _errors = new();
    private readonly JsonObject _settings;
    private readonly Process _process;
    private int _last;

    /// <summary>Starts the server on a folder.</summary>
    public Server(string folder, JsonObject settings)
    {
        _settings = settings;
        _process = Process.Start(Repository.Dotnet(folder, "tool", "run", "csharp-ls", "--", "--loglevel", "warning"))!;
        _process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
                _errors.AppendLine(e.Data);
        };
        _process.BeginErrorReadLine();
        _ = Task.Run(Read);
    }

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <summary>Asks, and waits for the answer. An error of the server is a failed test.</summary>
    public async Task<JsonNode?> Ask(string method, JsonNode? parameters)
    {
        int id = ++_last;
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters,
            }
        );
        try
        {
            return await answer.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server does not answer {method}. It said:\n{Errors}");
        }
    }

    /// <summary>Tells.</summary>
    public void Tell(string method, JsonNode? parameters) =>
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["method"] = method,
                ["params"] = parameters,
            }
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsAlive)
        {
            Tell("exit", null);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
                _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Send(JsonObject message)
    {
        byte[] body = Encoding.UTF8.GetBytes(message.ToJsonString());
        lock (_process)
        {
            Stream input = _process.StandardInput.BaseStream;
            input.Write(
                Encoding.ASCII.GetBytes($"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n")
            );
            input.Write(body);
            input.Flush();
        }
    }

    private void Read()
    {
        Stream output = _process.StandardOutput.BaseStream;
        try
        {
            while (Length(output) is int length)
            {
                byte[] body = new byte[length];
                output.ReadExactly(body);
                Take(JsonNode.Parse(body)!);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process has ended.
        }

        foreach (TaskCompletionSource<JsonNode?> waiting in _waiting.Values)
            waiting.TrySetException(new InvalidOperationException("The server has ended. It said:\n" + Errors));
    }

    private void Take(JsonNode message)
    {
        if (message["method"] is null)
        {
            if (!_waiting.TryRemove((int)message["id"]!, out TaskCompletionSource<JsonNode?>? waiting))
                return;
            if (message["error"] is { } error)
                waiting.TrySetException(new InvalidOperationException(error.ToJsonString()));
            else
                waiting.TrySetResult(message["result"]);
        }
        else if (message["id"] is { } id)
        {
            // The server asks for its settings; nothing else that it asks needs more than an empty answer.
            JsonNode? answer =
                (string)message["method"]! == "workspace/configuration"
                    ? new JsonArray([.. message["params"]!["items"]!.AsArray().Select(_ => _settings.DeepClone())])
                    : null;
            Send(
                new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = id.DeepClone(),
                    ["result"] = answer,
                }
            );
        }
    }

    /// <summary>The length of the next message; null at the end.</summary>
    private static int? Length(Stream output)
    {
        int? length = null;
        while (Line(output) is { } line)
        {
            if (line.Length == 0)
                return length;
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(
                    line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1),
                    CultureInfo.InvariantCulture
                );
            }
        }

        return null;
    }

    private static string? Line(Stream output)
    {
        var line = new StringBuilder();
        for (int next = output.ReadByte(); next >= 0; next = output.ReadByte())
        {
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)next);
        }

        return null;
    }
}
