@echo off
rem Starts Pickwright on Windows: finds a JDK, builds what is stale, runs the command. The options are those of ./pickwright.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\target"
set "COMMAND=%~1"

if "%COMMAND%"=="" goto known
if "%COMMAND%"=="help" goto help
if "%COMMAND%"=="--help" goto help
if "%COMMAND%"=="-h" goto help
for %%C in (tour server import audit backup restore erase-customer measure test demo-sync bench simulate) do if "%COMMAND%"=="%%C" goto known
if "%COMMAND:~0,2%"=="--" goto known
echo pickwright: There is no command '%COMMAND%'.>&2
echo pickwright: `pickwright --help` lists the commands and their options.>&2
exit /b 2

:known
set "JDK="
set "SEEN="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do call :consider "%%~dpJ.."
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.."
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
    for /d %%D in ("%%~P\*") do call :consider "%%~D"
)
if defined JDK goto jdk
echo pickwright: Pickwright needs a JDK 25 or newer, and none was found.>&2
if defined SEEN echo pickwright: Found:%SEEN%>&2
if not defined SEEN echo pickwright: Found: no JDK at all.>&2
echo pickwright: Get Eclipse Temurin 25 from adoptium.net, or set JAVA_HOME to the JDK's folder.>&2
exit /b 2

:jdk
set "JAVA_HOME=%JDK%"
if "%COMMAND%"=="test" goto test
if "%COMMAND%"=="demo-sync" goto demo
if "%COMMAND%"=="bench" goto bench
if "%COMMAND%"=="simulate" goto simulate

rem Stale: no stamp, another JDK, or a source or POM that is newer than the stamp.
set "STALE=1"
for /f "delims=" %%S in ('powershell -NoProfile -Command "$s = Join-Path $env:TARGET '.built'; if (!(Test-Path $s) -or !(Test-Path (Join-Path $env:TARGET 'run.args')) -or ((Get-Content $s -TotalCount 1) -ne $env:JDK)) { 1 } else { $t = (Get-Item $s).LastWriteTimeUtc; $f = @(Get-Item (Join-Path $env:ROOT 'pom.xml'), (Join-Path $env:ROOT '*\pom.xml')) + @(Get-ChildItem -Recurse (Join-Path $env:ROOT '*\src\main')); if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t }) { 1 } else { 0 } }"') do set "STALE=%%S"
if "%STALE%"=="0" goto run

call :maven || exit /b 2
if not exist "%TARGET%" mkdir "%TARGET%"
if exist "%TARGET%\run.args" (echo Building what changed...>&2) else (echo Building Pickwright ^(first time takes a few minutes^)...>&2)
if exist "%TARGET%\.built" del "%TARGET%\.built"
>"%TARGET%\.building" echo %JDK%
call mvn -B -q -f "%ROOT%\pom.xml" -pl desktop-ui -am -Dspotless.check.skip=true process-classes >"%TARGET%\build.log" 2>&1
if errorlevel 1 (
    powershell -NoProfile -Command "Get-Content (Join-Path $env:TARGET 'build.log') -Tail 40" >&2
    echo pickwright: The build failed; its whole output is in %TARGET%\build.log.>&2
    exit /b 2
)
powershell -NoProfile -Command "$c = (Join-Path $env:ROOT 'desktop-ui\target\classes') + ';' + (Get-Content -Raw (Join-Path $env:ROOT 'desktop-ui\target\run.classpath')).Trim(); [IO.File]::WriteAllText((Join-Path $env:TARGET 'run.args'), '-cp' + [Environment]::NewLine + [char]34 + $c.Replace('\', '/') + [char]34)"
if errorlevel 1 exit /b 2
move /y "%TARGET%\.building" "%TARGET%\.built" >nul

:run
set "MAIN=dev.pickwright.station.StationLauncher"
set "FLAGS=-XX:+UseCompactObjectHeaders -Xshare:auto --enable-native-access=ALL-UNNAMED"
if "%COMMAND%"=="server" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%COMMAND%"=="erase-customer" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%COMMAND%"=="backup" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%COMMAND%"=="restore" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%COMMAND%"=="audit" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%COMMAND%"=="import" set "MAIN=dev.pickwright.backend.BackendApplication"
if "%MAIN%"=="dev.pickwright.station.StationLauncher" set "FLAGS=%FLAGS% -Xmx512m"
set "OUT="
if "%COMMAND%"=="tour" (echo " %*" | findstr /c:" --out " >nul || set OUT=--out "%TARGET%\tour")
"%JDK%\bin\java" %FLAGS% "@%TARGET%\run.args" %MAIN% %* %OUT%
exit /b %ERRORLEVEL%

:test
call :maven || exit /b 2
set "LONG="
if "%~2"=="--long" set "LONG=-Plong"
if not "%~2"=="" if not defined LONG (
    echo pickwright: There is no option '%~2' for test.>&2
    exit /b 2
)
call mvn -B -ntp -f "%ROOT%\pom.xml" %LONG% verify
exit /b %ERRORLEVEL%

:simulate
call :maven || exit /b 2
if not exist "%TARGET%" mkdir "%TARGET%"
echo Building the simulator...>&2
call mvn -B -q -f "%ROOT%\pom.xml" -pl shared-model -Dspotless.check.skip=true process-test-classes >"%TARGET%\build.log" 2>&1
if errorlevel 1 (
    powershell -NoProfile -Command "Get-Content (Join-Path $env:TARGET 'build.log') -Tail 40" >&2
    echo pickwright: The build failed; its whole output is in %TARGET%\build.log.>&2
    exit /b 2
)
for /f "tokens=1,*" %%A in ("%*") do set "REST=%%B"
"%JDK%\bin\java" -XX:+UseParallelGC -cp "%ROOT%\shared-model\target\test-classes;%ROOT%\shared-model\target\classes" dev.pickwright.model.sync.simulation.Simulate %REST%
exit /b %ERRORLEVEL%

:bench
if not "%~2"=="outbox" (
    echo pickwright: bench wants to know what to measure: outbox.>&2
    exit /b 2
)
call :maven || exit /b 2
if not exist "%TARGET%" mkdir "%TARGET%"
echo Building the benchmark...>&2
call mvn -B -q -f "%ROOT%\pom.xml" -Pbench -pl backend -am -Dspotless.check.skip=true process-test-classes >"%TARGET%\build.log" 2>&1
if errorlevel 1 (
    powershell -NoProfile -Command "Get-Content (Join-Path $env:TARGET 'build.log') -Tail 40" >&2
    echo pickwright: The build failed; its whole output is in %TARGET%\build.log.>&2
    exit /b 2
)
powershell -NoProfile -Command "$b = Join-Path $env:ROOT 'backend\target'; $c = (Join-Path $b 'test-classes') + ';' + (Join-Path $b 'classes') + ';' + (Get-Content -Raw (Join-Path $b 'bench.classpath')).Trim(); [IO.File]::WriteAllText((Join-Path $env:TARGET 'bench.args'), '-cp' + [Environment]::NewLine + [char]34 + $c.Replace('\', '/') + [char]34)"
if errorlevel 1 exit /b 2
"%JDK%\bin\java" "@%TARGET%\bench.args" dev.pickwright.backend.outbox.bench.OutboxBenchmark %*
exit /b %ERRORLEVEL%

:demo
call :maven || exit /b 2
if not exist "%TARGET%" mkdir "%TARGET%"
echo Building the demonstration...>&2
call mvn -B -q -f "%ROOT%\pom.xml" -Pdemo -pl backend -am -Dspotless.check.skip=true process-test-classes >"%TARGET%\build.log" 2>&1
if errorlevel 1 (
    powershell -NoProfile -Command "Get-Content (Join-Path $env:TARGET 'build.log') -Tail 40" >&2
    echo pickwright: The build failed; its whole output is in %TARGET%\build.log.>&2
    exit /b 2
)
powershell -NoProfile -Command "$b = Join-Path $env:ROOT 'backend\target'; $c = (Join-Path $b 'test-classes') + ';' + (Join-Path $b 'classes') + ';' + (Get-Content -Raw (Join-Path $b 'demo.classpath')).Trim(); [IO.File]::WriteAllText((Join-Path $env:TARGET 'demo.args'), '-cp' + [Environment]::NewLine + [char]34 + $c.Replace('\', '/') + [char]34)"
if errorlevel 1 exit /b 2
cd /d "%ROOT%\backend"
"%JDK%\bin\java" "@%TARGET%\demo.args" dev.pickwright.backend.realfaults.DemoSync
exit /b %ERRORLEVEL%

rem Takes the folder if it holds a fitting JDK and none was taken before; the release file answers without a JVM.
:consider
if defined JDK exit /b 0
if not exist "%~f1\release" exit /b 0
set "VERSION="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do set "VERSION=%%~V"
if not defined VERSION exit /b 0
for /f "delims=.-+_" %%M in ("%VERSION%") do set "MAJOR=%%M"
if not exist "%~f1\bin\javac.exe" exit /b 0
if %MAJOR% GEQ 25 (
    set "JDK=%~f1"
    exit /b 0
)
set "SEEN=%SEEN% [Java %VERSION% in %~f1]"
exit /b 0

:maven
set "MAVEN="
for /f "tokens=3" %%V in ('mvn -version 2^>nul ^| findstr /c:"Apache Maven"') do set "MAVEN=%%V"
if not defined MAVEN (
    echo pickwright: Pickwright is built with Maven 3.8 or newer, and no mvn is in PATH.>&2
    exit /b 1
)
for /f "tokens=1,2 delims=." %%A in ("%MAVEN%") do (
    if %%A GTR 3 exit /b 0
    if %%A EQU 3 if %%B GEQ 8 exit /b 0
)
echo pickwright: Pickwright is built with Maven 3.8 or newer; the one in PATH is %MAVEN%.>&2
exit /b 1

:help
echo Pickwright: orders are picked, packed, checked and shipped at a station.
echo(
echo Usage: pickwright [COMMAND] [OPTIONS]
echo(
echo Commands:
echo   (none)         the station app with its own backend; the first start makes a demonstration warehouse
echo   tour           the whole job, driven through the real screens; writes a picture of every screen
echo   server         the backend alone
echo   import FILE    takes orders, SKUs, bins or stock from a CSV file
echo   backup FILE    saves all that a station or a central keeps in one file, while it works; see docs/backup.md
echo   restore FILE   puts a backup back, into an empty place
echo   audit WHAT     verify [FILE]: tells whether the audit trail holds, or an exported one; names the first broken link
echo                  export FILE: writes the audit trail, one JSON object per line
echo   erase-customer NAME
echo                  erases what tells of a customer from closed orders, see docs/data-protection.md
echo   measure        measures start time, scan to feedback, memory and import rate
echo   test           all checks
echo   demo-sync      shows that nothing is lost: a central on PostgreSQL and two stations, a line that is cut, a station that is
echo                  killed; takes about two minutes
echo   bench outbox   measures the outbox beside other libraries and plain JDBC on one PostgreSQL; takes up to 40 minutes
echo   simulate       runs stations, central, people and goods in simulated time, with faults chosen by a seed
echo   help           this text, as does --help
echo(
echo Options:
echo   --data DIR               where the data is kept; all commands but test, demo-sync, bench and simulate
echo                            (default: .pickwright in your user folder; tour and measure: a temporary folder)
echo   --server URL             the station app: no backend of its own, but this one; remembered once the station is enrolled
echo                            there, until it is started with --server none
echo   --out DIR                tour: where the pictures go (default: target\tour)
echo   --port N                 server: the port to listen on (default: 8080)
echo   --db URL                 server, audit, backup, restore: a PostgreSQL database (default: an H2 file)
echo   --db-user NAME           with --db: the database user
echo   --db-password-file FILE  with --db: the file that holds the database user's password
echo   --secrets-key FILE       server: the key to the secrets in the database, shared by its servers
echo   --tls                    server: TLS by a certificate of its own; its fingerprint is logged, its file is DIR\tls.crt
echo   --tls-certificate FILE   server: TLS by this certificate and what it is signed by (PEM)
echo   --tls-key FILE           server: the key to that certificate (PEM, without a password)
echo   --kafka HOST:PORT        server: the Kafka broker that events are sent to (default: none)
echo   --kafka-properties FILE  server: further settings of the Kafka client, such as those of TLS and SASL
echo   --demo                   server: makes the demonstration warehouse if the database is empty
echo   --otlp URL               server: sends traces to this OpenTelemetry collector, as http://localhost:4318
echo   --json-logs              server: one JSON object per line of log, for machines
echo   --create-skus            import: puts unknown SKUs into the demonstration warehouse's bins, with stock
echo   --kind KIND              import: what the file holds: orders (default), skus, bins or stock
echo   --warehouse CODE         import: the warehouse of bins and stock whose lines name none
echo   --rejects FILE           import: where rejected lines go
echo   --replace                restore: into a place that is not empty; what is there is moved aside, never deleted
echo   --long                   test: the longer checks too
echo   --quick                  bench: a short run that shows whether everything works; its figures mean little
echo   --only NAMES             bench: only these contenders, separated by commas
echo   --out FILE               bench: where the table goes, besides the screen
echo   --seeds N                simulate: how many seeds (default: 1000)
echo   --seed S                 simulate: the first of them; without --seeds only this one
echo   --trace                  simulate: writes all that happens in that one
echo   --planted P              simulate: with a mistake built in, P1 to P20, C5 to C33 or all
echo   --threads N              simulate: how many at once (default: one for each processor)
echo(
echo Exit status: 0 done; 1 the command failed; 2 nothing was started.
exit /b 0
