@echo off
rem Starts notra-hooks: finds Java, says where it is missing or too old, and becomes the tool.
rem Nothing is expanded between parentheses: those of "Program Files (x86)" would end them.
setlocal DisableDelayedExpansion
for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"

set "JAVA_COMMAND=%HOME_FOLDER%\runtime\bin\java.exe"
if exist "%JAVA_COMMAND%" goto found
if not defined JAVA_HOME goto path
set "JAVA_COMMAND=%JAVA_HOME:"=%\bin\java.exe"
if exist "%JAVA_COMMAND%" goto found
echo notra-hooks: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. 1>&2
exit /b 1

:path
set "JAVA_COMMAND="
for %%I in (java.exe) do set "JAVA_COMMAND=%%~$PATH:I"
if defined JAVA_COMMAND goto found
echo notra-hooks: Java 17 or later is needed, and there is no java on the PATH. Install one, or set JAVA_HOME. 1>&2
exit /b 1

:found
rem A Java that does not tell its version is believed to be new enough.
set "VERSION="
set "BUILD="
set "MAJOR="
for %%I in ("%JAVA_COMMAND%") do set "RELEASE=%%~dpI..\release"
if exist "%RELEASE%" for /f "usebackq tokens=1,2 delims==" %%A in ("%RELEASE%") do (
  if "%%A"=="JAVA_VERSION" set "VERSION=%%~B"
  if "%%A"=="JAVA_RUNTIME_VERSION" set "BUILD=%%~B"
)
for /f "delims=.-+_" %%A in ("%VERSION%") do set "MAJOR=%%A"
if not defined MAJOR goto start
if %MAJOR% GEQ 17 goto archive
echo notra-hooks: Java 17 or later is needed, and "%JAVA_COMMAND%" is version %VERSION%. Install a later one, or set JAVA_HOME. 1>&2
exit /b 1

:archive
rem Only the Java that made the archive is told of it, and before Java 19 none: it would have to be where it was made.
set "SHARE="
set "MADE_BY="
if %MAJOR% LSS 19 goto start
if exist "%HOME_FOLDER%\lib\archive-java" set /p MADE_BY=<"%HOME_FOLDER%\lib\archive-java"
if not defined MADE_BY goto start
if "%MADE_BY%"=="%BUILD%" set SHARE="-XX:SharedArchiveFile=%HOME_FOLDER%\lib\all.jsa"

:start
"%JAVA_COMMAND%" -XX:+UseSerialGC %SHARE% -Xlog:disable %NOTRA_HOOKS_JAVA_OPTS% -jar "%HOME_FOLDER%\lib\notra-hooks.jar" %*
exit /b %ERRORLEVEL%
