kit-loading = Loading
