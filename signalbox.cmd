@echo off
rem Starts Signalbox on Windows. `signalbox.cmd test` builds and runs all tests.
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
set "CONSOLE=%ROOT%src\console\target"
set "JDK="
for %%D in ("%SIGNALBOX_JAVA_HOME%" "%JAVA_HOME%" "%JAVA25_HOME%") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
if not defined JDK (
  echo signalbox: no JDK 25 found. Install one ^(for example Eclipse Temurin 25^), or set SIGNALBOX_JAVA_HOME to its folder. 1>&2
  exit /b 1
)
if /i "%~1"=="test" (
  pushd "%ROOT%" && call mvn -B verify & set "RC=!ERRORLEVEL!" & popd
  exit /b !RC!
)
if not exist "%CONSOLE%\.built" (
  echo signalbox: building ^(once; delete src\console\target\.built to build again^) 1>&2
  pushd "%ROOT%" && call mvn -B -q -Dquick -Dmaven.test.skip=true package || (popd & exit /b 1)
  popd
  type nul > "%CONSOLE%\.built"
)
rem The heap of `local`, as --memory says; the command itself refuses what is no size. This loop takes = for a space.
rem Else a quarter of the computer's memory, and 2 GB at most.
set "HEAP="
set "LAST="
if /i "%~1"=="local" for %%A in (%*) do (
  if "!LAST!"=="--memory" echo %%~A| findstr /r /c:"^[1-9][0-9]*[kmgKMG]*$" >nul && set "HEAP=-Xmx%%~A"
  set "LAST=%%~A"
)
for %%J in ("%CONSOLE%\signalbox-console-*.jar") do set "JAR=%%J"
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms128m -XX:MaxRAM=8g -XX:MaxRAMPercentage=25 %HEAP% -Dsignalbox.home="%ROOT%." -cp "%JAR%;%CONSOLE%\lib\*" dev.signalbox.console.app.Launcher %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b
if not exist "%~1\bin\javac.exe" exit /b
findstr /r /c:"^JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "JDK=%~1"
exit /b
