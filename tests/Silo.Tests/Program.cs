using Puffy.Silo.Tests;
using Xunit.MicrosoftTestingPlatform;

return args is [WriterProcess.Verb, var store]
    ? await WriterProcess.Run(store)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
