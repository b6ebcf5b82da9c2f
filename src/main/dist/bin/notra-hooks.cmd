@echo off
rem Starts notra-hooks: finds Java and becomes the tool.
setlocal
set "HOME_FOLDER=%~dp0.."
if exist "%HOME_FOLDER%\runtime\bin\java.exe" (
  set "JAVA_COMMAND=%HOME_FOLDER%\runtime\bin\java.exe"
) else if defined JAVA_HOME (
  set "JAVA_COMMAND=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA_COMMAND=java.exe"
  where /q java.exe
  if errorlevel 1 (
    echo notra-hooks: Java 17 or later is needed, and there is no java on the PATH. Install one, or set JAVA_HOME. 1>&2
    exit /b 1
  )
)
if defined JAVA_HOME if not exist "%JAVA_COMMAND%" (
  echo notra-hooks: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. 1>&2
  exit /b 1
)
"%JAVA_COMMAND%" -XX:+UseSerialGC -Xlog:disable %NOTRA_HOOKS_JAVA_OPTS% -jar "%HOME_FOLDER%\lib\notra-hooks.jar" %*
exit /b %ERRORLEVEL%
